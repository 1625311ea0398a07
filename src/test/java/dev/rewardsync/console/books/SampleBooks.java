package dev.rewardsync.console.books;

import dev.rewardsync.console.database.Batch;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.console.database.Row;
import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.console.database.Table;
import dev.rewardsync.ledger.EntryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A console database with rows that a test chooses. */
public final class SampleBooks implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    public static final String RULESET = "3f9c0a1b22de";

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final ConsoleDatabase database;
    private Batch batch = new Batch();
    private long actions;
    private final List<Object[]> lots = new ArrayList<>();

    /** Opens an empty database. */
    public SampleBooks(String url) {
        this(
                new SingleConnectionDataSource(url, true),
                url.startsWith("jdbc:postgresql:")
                        ? new String[] {"classpath:db/console", "classpath:db/console-postgresql"}
                        : new String[] {"classpath:db/console"});
        database.clear();
    }

    /** Adds to the database of a running console. */
    public SampleBooks(DataSource source) {
        this(source, "classpath:db/console");
    }

    private SampleBooks(DataSource source, String... locations) {
        this.source = source;
        jdbc = new JdbcTemplate(source);
        Flyway flyway =
                Flyway.configure().dataSource(source).locations(locations).load();
        database = new ConsoleDatabase(flyway, jdbc, transaction(), () -> NOW);
        database.prepare();
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    /** Writes the rows that were added. */
    public SampleBooks write() {
        database.write(batch, Map.of());
        batch = new Batch();
        jdbc.batchUpdate(
                "INSERT INTO lot (customer_id, lot_id, opened_at, expires_at, opened, remaining, expired)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                lots);
        lots.clear();
        return this;
    }

    public SampleBooks customer(String id, long available, long pending) {
        batch.add(new Row(Table.CUSTOMER)
                .text("customer_id", id)
                .number("available", available)
                .number("pending", pending)
                .number("earned", available + 300)
                .number("spent", 200L)
                .number("expired", 100L)
                .text("tier", available > 1_000 ? "gold" : null)
                .text("customer_group", "general")
                .number("last_sequence", 7L)
                .number("next_expiry_points", available > 0 ? 20L : null)
                .time("next_expiry_at", available > 0 ? NOW.plusSeconds(86_400) : null)
                .time("as_of", NOW));
        return this;
    }

    /** Adds an entry of available points that was recorded when it occurred. */
    public SampleBooks entry(String customer, long sequence, EntryType type, long points, Instant at) {
        return entry(customer, sequence, type, points, at, at);
    }

    public SampleBooks entry(
            String customer, long sequence, EntryType type, long points, Instant occurredAt, Instant recordedAt) {
        return entry(customer, sequence, type, points, 0, occurredAt, recordedAt, "spend");
    }

    public SampleBooks entry(
            String customer,
            long sequence,
            EntryType type,
            long available,
            long pending,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String rule) {
        batch.add(new Row(Table.LEDGER_ENTRY)
                .text("customer_id", customer)
                .text("entry_id", "entry:" + sequence)
                .number("sequence", sequence)
                .text("type", type.name())
                .number("available", available)
                .number("pending", pending)
                .number("balance_available", 500L)
                .number("balance_pending", 50L)
                .text("rule_id", rule)
                .text("ruleset", RULESET)
                .text("order_id", "o-" + sequence % 10)
                .text("source_type", "order-placed")
                .text("source_event_id", "e-" + sequence)
                .text("message", "Points")
                .text("reference", null)
                .text("made_by", null)
                .time("occurred_at", occurredAt)
                .time("recorded_at", recordedAt));
        return this;
    }

    /** Writes many entries of a customer, one each second from a time on, without their lots. */
    public SampleBooks history(String customer, int entries, Instant from) {
        entry(customer, 1, EntryType.ACCRUAL, 1, from).write();
        for (int written = 1; written < entries; written *= 2) {
            jdbc.update("""
                    INSERT INTO ledger_entry (customer_id, entry_id, sequence, type, available, pending, balance_available,
                      balance_pending, rule_id, ruleset, occurred_at, recorded_at)
                    SELECT customer_id, CONCAT('entry:', sequence + %1$d), sequence + %1$d, type, available, pending,
                      balance_available, balance_pending, rule_id, ruleset, occurred_at + INTERVAL '%1$d' SECOND, recorded_at
                    FROM ledger_entry WHERE customer_id = ? AND sequence <= ?""".formatted(written), customer, entries - written);
        }
        return this;
    }

    public SampleBooks lot(
            String customer,
            String lot,
            Instant openedAt,
            @Nullable Instant expiresAt,
            long opened,
            long remaining,
            long expired) {
        lots.add(new @Nullable Object[] {
            StoredText.escape(customer),
            StoredText.escape(lot),
            openedAt.atOffset(ZoneOffset.UTC),
            expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
            opened,
            remaining,
            expired
        });
        return this;
    }

    /** Adds an export that contains its order if its revision is 1, and refers to that export otherwise. */
    public SampleBooks export(
            @Nullable String customer, String order, int revision, Instant at, @Nullable String discrepancies) {
        String first = (customer == null ? "guest:" : "") + order + ":1";
        String id = (customer == null ? "guest:" : "") + order + ":" + revision;
        batch.add(new Row(Table.ORDER_EXPORT)
                .text("export_id", id)
                .text("order_id", order)
                .flag("guest", customer == null)
                .integer("revision", revision)
                .flag("latest", false)
                .text("reason", revision == 1 ? "PLACED" : "REFUNDED")
                .text("customer_id", customer)
                .text("website", "main")
                .text("currency", "USD")
                .time("occurred_at", at)
                .time("recorded_at", at)
                .number("points_used", 500L)
                .number("points_earned", 50L)
                .text("points_earned_status", "PENDING")
                .number("net_balance_change", -450L)
                .money("reward_discount", new BigDecimal("5.00"))
                .money("subtotal", new BigDecimal("50.00"))
                .money("discount", BigDecimal.ZERO)
                .money("shipping", BigDecimal.ZERO)
                .money("tax", BigDecimal.ZERO)
                .money("grand_total", new BigDecimal("45.00"))
                .text("discrepancies", discrepancies)
                .text("ruleset", RULESET)
                .text("order_export", revision == 1 ? null : first)
                .bytes("document", ("{\"revision\":" + revision + "}").getBytes(StandardCharsets.UTF_8))
                .bytes("order_document", revision == 1 ? "{}".getBytes(StandardCharsets.UTF_8) : null));
        for (boolean trial : new boolean[] {true, false}) {
            batch.add(new Row(Table.RULE_AWARD)
                    .text("export_id", id)
                    .text("rule_id", trial ? "double" : "spend")
                    .flag("trial", trial)
                    .text("rule_name", trial ? "Twice" : "One point")
                    .number("points", 50L * revision));
        }
        return this;
    }

    public SampleBooks deadLetter(String topic, long offset, String code, Instant at, @Nullable String customer) {
        batch.add(new Row(Table.DEAD_LETTER)
                .text("topic", topic)
                .integer("partition_id", 2)
                .number("record_offset", offset)
                .time("recorded_at", at)
                .text("code", code)
                .text("detail", "/lines: expected")
                .text("original_topic", customer == null ? null : "shop.order-placed")
                .integer("original_partition", customer == null ? null : 3)
                .number("original_offset", customer == null ? null : 256L)
                .text("record_key", customer)
                .text("customer_id", customer)
                .bytes("document", customer == null ? null : new byte[] {'{', 0, -1})
                .number("document_bytes", customer == null ? 0L : 3L));
        return this;
    }

    /** Adds an action of Ann, with details as JSON. */
    public SampleBooks action(String id, String action, Instant at, String details) {
        batch.add(new Row(Table.OPERATOR_ACTION)
                .text("action_id", id)
                .integer("partition_id", 0)
                .number("record_offset", actions++)
                .text("action", action)
                .time("acted_at", at)
                .text("acted_by", "Ann")
                .text("acted_by_subject", null)
                .text("sign_in", "token")
                .text("person_role", "operator")
                .text("customer_id", null)
                .text("customer_hash", null)
                .bytes("details", details.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    @Override
    public void close() {
        if (source instanceof SingleConnectionDataSource own) {
            own.destroy();
        }
    }
}
