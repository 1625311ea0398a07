package dev.rewardsync.console.database;

import dev.rewardsync.ledger.LedgerEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The console's database. Every method fails with an exception of Spring or Flyway if the database does not answer. */
public final class ConsoleDatabase {

    private static final String UNFLAG =
            "UPDATE order_export SET latest = FALSE" + " WHERE order_id = ? AND guest = ? AND latest AND revision < ?";
    private static final String FLAG = "UPDATE order_export SET latest = TRUE WHERE order_id = ? AND guest = ?"
            + " AND revision = (SELECT MAX(newest.revision) FROM order_export newest"
            + " WHERE newest.order_id = ? AND newest.guest = ?) AND NOT latest";

    private static final List<String> READ_TABLES = List.of(
            "customer",
            "ledger_entry",
            "lot",
            "order_export",
            "rule_award",
            "notification",
            "dead_letter",
            "ruleset",
            "ruleset_use",
            "operator_action");

    private final Flyway flyway;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final KafkaPositions positions;
    private final ErasureWriter erasures;

    /** Creates the access to a database. Does not connect yet. */
    public ConsoleDatabase(Flyway flyway, JdbcTemplate jdbc, TransactionTemplate transaction, InstantSource clock) {
        this.flyway = flyway;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.positions = new KafkaPositions(jdbc);
        this.erasures = new ErasureWriter(jdbc);
    }

    /** Creates or upgrades the tables, and completes an interrupted {@link #clear}. */
    public void prepare() {
        flyway.migrate();
        Long rebuilds = jdbc.queryForObject("SELECT COUNT(*) FROM pending_rebuild", Long.class);
        if (rebuilds != null && rebuilds > 0) {
            clear();
        }
    }

    /** Deletes everything that was read, and the offsets. If it is interrupted, {@link #prepare} completes it. */
    public void clear() {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "INSERT INTO pending_rebuild (started_at) VALUES (?)",
                    clock.instant().atOffset(ZoneOffset.UTC));
            jdbc.update("DELETE FROM kafka_offset");
            jdbc.update("DELETE FROM pending_erasure");
        });
        READ_TABLES.forEach(table -> jdbc.execute("TRUNCATE TABLE " + table));
        jdbc.update("DELETE FROM pending_rebuild");
    }

    /** Returns the Kafka offsets. */
    public KafkaPositions positions() {
        return positions;
    }

    /**
     * Writes a batch and advances the offsets, both or neither.
     *
     * @throws KafkaPositions.ConcurrentConsoleException if another console has written the same records
     */
    public void write(Batch batch, Map<TopicPosition, KafkaPositions.Advance> advances) {
        transaction.executeWithoutResult(status -> {
            positions.advance(advances);
            RowWriter rows = new RowWriter(jdbc);
            rows.replace(Table.CUSTOMER, batch.rows(Table.CUSTOMER));
            writeLedger(batch, rows);
            writeExports(batch, rows);
            rows.replace(Table.NOTIFICATION, batch.rows(Table.NOTIFICATION));
            rows.replace(Table.RULESET, batch.rows(Table.RULESET));
            new RulesetUseWriter(jdbc).write(batch);
            rows.replace(Table.OPERATOR_ACTION, batch.rows(Table.OPERATOR_ACTION));
            rows.replace(Table.DEAD_LETTER, batch.rows(Table.DEAD_LETTER));
            erasures.deleteEntries(batch.deletedEntries());
            erasures.erase(batch.erasedCustomers(), clock.instant());
        });
    }

    /** Writes entries. A known entry that comes again does not change its lots again. */
    private void writeLedger(Batch batch, RowWriter rows) {
        LotWriter lots = new LotWriter(jdbc);
        for (Row row : rows.replace(Table.LEDGER_ENTRY, batch.rows(Table.LEDGER_ENTRY))) {
            LedgerEntry entry = batch.entry(row);
            if (entry != null) {
                lots.add(entry);
            }
        }
        lots.write();
    }

    private void writeExports(Batch batch, RowWriter rows) {
        Collection<Row> exports = batch.rows(Table.ORDER_EXPORT);
        if (exports.isEmpty()) {
            return;
        }
        List<Object[]> older = new ArrayList<>(exports.size());
        List<Object[]> orders = new ArrayList<>(exports.size());
        List<Object[]> ids = new ArrayList<>(exports.size());
        for (Row export : exports) {
            Object orderId = export.get("order_id");
            Object guest = export.get("guest");
            older.add(new Object[] {orderId, guest, export.get("revision")});
            orders.add(new Object[] {orderId, guest, orderId, guest});
            ids.add(new Object[] {export.get("export_id")});
        }
        rows.replace(Table.ORDER_EXPORT, exports);
        jdbc.batchUpdate(UNFLAG, older);
        jdbc.batchUpdate(FLAG, orders);
        jdbc.batchUpdate("DELETE FROM rule_award WHERE export_id = ?", ids);
        rows.replace(Table.RULE_AWARD, batch.rows(Table.RULE_AWARD));
    }

    /** Returns whether older records of erased customers may still come. */
    public boolean hasPendingErasures() {
        Long pending = jdbc.queryForObject("SELECT COUNT(*) FROM pending_erasure", Long.class);
        return pending != null && pending > 0;
    }

    /**
     * Deletes the customers that were erased before a time once more, and forgets their ids.
     *
     * @param before a time at which every topic ended where the database has read it to
     */
    public void finishErasures(Instant before) {
        transaction.executeWithoutResult(status -> erasures.finish(before));
    }
}
