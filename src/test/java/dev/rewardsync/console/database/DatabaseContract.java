package dev.rewardsync.console.database;

import static dev.rewardsync.console.ingest.SampleRecords.RECORDED_AT;
import static dev.rewardsync.console.ingest.SampleRecords.action;
import static dev.rewardsync.console.ingest.SampleRecords.at;
import static dev.rewardsync.console.ingest.SampleRecords.balance;
import static dev.rewardsync.console.ingest.SampleRecords.batch;
import static dev.rewardsync.console.ingest.SampleRecords.deadLetter;
import static dev.rewardsync.console.ingest.SampleRecords.entry;
import static dev.rewardsync.console.ingest.SampleRecords.export;
import static dev.rewardsync.console.ingest.SampleRecords.notification;
import static dev.rewardsync.console.ingest.SampleRecords.of;
import static dev.rewardsync.console.ingest.SampleRecords.ruleset;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.ActionQueries.ActionFilter;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.database.KafkaPositions.Advance;
import dev.rewardsync.console.database.KafkaPositions.ConcurrentConsoleException;
import dev.rewardsync.console.database.KafkaPositions.StoredPosition;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for the console's database, whichever it is. */
abstract class DatabaseContract {

    private static final TopicPosition PARTITION = new TopicPosition("loyalty.ledger", 0);
    private static final List<String> TABLES =
            List.of("customer", "ledger_entry", "lot", "order_export", "rule_award", "notification", "dead_letter");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final String LONGEST_ID = "😀".repeat(128);

    private JdbcTemplate jdbc;
    private ConsoleDatabase database;

    /** Returns the URL of the database. */
    abstract String url();

    @BeforeEach
    void openDatabase() {
        DriverManagerDataSource source = new DriverManagerDataSource(url());
        jdbc = new JdbcTemplate(source);
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/console")
                .load();
        database = new ConsoleDatabase(
                flyway, jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), () -> NOW);
        database.prepare();
        database.clear();
    }

    private void write(Batch batch) {
        database.write(batch, Map.of());
    }

    private long number(String sql, Object... arguments) {
        return jdbc.queryForObject(sql, Long.class, arguments);
    }

    private long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    @Test
    void rulesetInForceIsTheOneWrittenOrUsedLast() {
        StoredRulesets rulesets = new StoredRulesets(JdbcClient.create(jdbc));
        String content = "{\"currency\":\"USD\",\"rules\":[],\"timezone\":\"UTC\"}";
        assertThat(rulesets.inForce()).isEmpty();
        write(batch(at(RECORDED_AT, ruleset("3f9c0a1b22de", content))));
        write(batch(at(RECORDED_AT.plusSeconds(1), ruleset("000000000000", "[]"))));
        assertThat(rulesets.versionInForce()).hasValue("000000000000");
        assertThat(rulesets.inForce()).isEmpty();
        write(batch(at(RECORDED_AT, entry("c-1", 1, "ACCRUAL", "a", "a", 1))));
        assertThat(rulesets.versionInForce()).hasValue("000000000000");
        write(batch(at(RECORDED_AT.plusSeconds(2), entry("c-1", 2, "ACCRUAL", "b", "b", 1))));
        write(batch(at(RECORDED_AT, entry("c-1", 3, "ACCRUAL", "c", "c", 1))));
        assertThat(rulesets.inForce().map(Ruleset::content)).hasValue(content);
    }

    @Test
    void everyColumnIsInTheTableOfItsName() {
        for (Table table : Table.values()) {
            assertThat(jdbc.queryForList(
                            "SELECT LOWER(column_name) FROM information_schema.columns WHERE LOWER(table_name) = ?"
                                    + " ORDER BY ordinal_position",
                            String.class,
                            table.tableName()))
                    .containsExactlyElementsOf(table.columns());
        }
    }

    @Test
    void lotsAreTheSumsOfTheirChanges() {
        write(batch(
                entry("c-1", 1, "ACCRUAL", "a", "lot-1", 100),
                entry("c-1", 2, "REDEMPTION", "b", "lot-1", -30),
                entry("c-2", 1, "ACCRUAL", "a", "lot-1", 7)));
        write(batch(entry("c-1", 3, "EXPIRY", "expiry:lot-1", "lot-1", -70)));
        assertThat(jdbc.queryForMap("SELECT opened, remaining, expired FROM lot WHERE customer_id = 'c-1'"))
                .containsValues(100L, 0L, 70L);
        assertThat(number("SELECT remaining FROM lot WHERE customer_id = 'c-2'"))
                .isEqualTo(7);
        assertThat(count("ledger_entry")).isEqualTo(4);
    }

    @Test
    void entriesThatComeAgainChangeNoLot() {
        Batch same =
                batch(entry("c-1", 1, "ACCRUAL", "a", "lot-1", 100), entry("c-1", 2, "REDEMPTION", "b", "lot-1", -30));
        write(same);
        write(same);
        write(batch(entry("c-1", 2, "REDEMPTION", "b", "lot-1", -30), entry("c-1", 3, "REDEMPTION", "c", "lot-1", -5)));
        assertThat(number("SELECT remaining FROM lot")).isEqualTo(65);
        assertThat(count("ledger_entry")).isEqualTo(3);
    }

    @Test
    void onlyTheHighestRevisionIsTheLatest() {
        write(batch(export("c-1", "o-1", 1, "{}"), export("c-1", "o-1", 2, "{}"), export(null, "o-1", 1, "{}")));
        write(batch(export("c-1", "o-1", 3, "{}")));
        write(batch(export("c-1", "o-1", 1, "{}")));
        assertThat(jdbc.queryForList(
                        "SELECT export_id FROM order_export WHERE latest ORDER BY export_id", String.class))
                .containsExactly("guest:o-1:1", "o-1:3");
        assertThat(count("order_export")).isEqualTo(4);
        assertThat(count("rule_award")).isEqualTo(8);
        assertThat(number("SELECT SUM(grand_total) * 100 FROM order_export WHERE latest"))
                .isEqualTo(9900);
    }

    @Test
    void tombstonesDeleteTheCustomerEverywhere() {
        Batch all = batch(
                balance("c-1", 5),
                balance("c-2", 5),
                entry("c-1", 1, "ACCRUAL", "a", "lot-1", 100),
                entry("c-2", 1, "ACCRUAL", "a", "lot-1", 100),
                export("c-1", "o-1", 1, "{\"customerId\":\"c-1\"}"),
                export("c-2", "o-2", 1, "{}"),
                notification("c-1", "n-1"),
                notification("c-2", "n-1"),
                deadLetter("c-1", "{"),
                deadLetter("c-2", "{"));
        write(all);
        write(batch(of("loyalty.ledger", "c-1|a", null), of("loyalty.balances", "c-1", null)));
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isEqualTo(table.equals("rule_award") ? 2 : 1);
        }
        assertThat(number("SELECT COUNT(*) FROM pending_erasure WHERE customer_id = 'c-1'"))
                .isEqualTo(1);
        // An export that was written before the erasure, and read after it.
        write(batch(export("c-1", "o-1", 1, "{\"customerId\":\"c-1\"}")));
        assertThat(count("order_export")).isEqualTo(2);
        database.finishErasures(NOW);
        assertThat(database.hasPendingErasures()).as("nothing was read since").isTrue();
        database.finishErasures(NOW.plusSeconds(1));
        assertThat(database.hasPendingErasures()).isFalse();
        assertThat(count("order_export")).isEqualTo(1);
        assertThat(count("pending_erasure")).isZero();
    }

    @Test
    void actionsRemainWithoutTheErasedCustomer() {
        ActionQueries actions = new ActionQueries(JdbcClient.create(jdbc));
        write(batch(action("a-1", "c-1"), action("a-2", "c-2")));
        assertThat(actions.find("a-1"))
                .hasValueSatisfying(action -> assertThat(action.customerId()).isEqualTo("c-1"))
                .hasValueSatisfying(action ->
                        assertThat(action.details()).asString(UTF_8).isEqualTo("{\"points\":50,\"reason\":\"Late\"}"));

        write(batch(of("loyalty.balances", "c-1", null)));

        assertThat(actions.find("a-1"))
                .hasValueSatisfying(action -> assertThat(action.by()).isEqualTo("Ann"))
                .hasValueSatisfying(action -> assertThat(action.customerId()).isNull())
                .hasValueSatisfying(
                        action -> assertThat(action.details()).asString(UTF_8).isEqualTo("{}"));
        assertThat(number("SELECT COUNT(*) FROM operator_action WHERE customer_id = 'c-2'"))
                .isEqualTo(1);
    }

    @Test
    void actionsAreListedByTimeInPages() {
        ActionQueries actions = new ActionQueries(JdbcClient.create(jdbc));
        write(batch(action("a-1", "c-1"), action("a-2", "c-2"), action("a-3", "c-3")));

        Page<OperatorAction> first = actions.list(new ActionFilter("adjust", "Ann"), null, 2);
        assertThat(first.items()).extracting(OperatorAction::actionId).containsExactly("a-1", "a-2");
        assertThat(actions.list(new ActionFilter("adjust", "Ann"), first.next(), 2)
                        .items())
                .extracting(OperatorAction::actionId)
                .containsExactly("a-3");
        assertThat(actions.list(new ActionFilter("replay", null), null, 2).items())
                .isEmpty();
    }

    @Test
    void tombstoneAndItsEntriesInOneBatch() {
        write(batch(
                balance("c-1", 5),
                entry("c-1", 1, "ACCRUAL", "a", "lot-1", 100),
                of("loyalty.ledger", "c-1|a", null),
                of("loyalty.balances", "c-1", null)));
        assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).isZero());
    }

    @Test
    void idsWithAnyCharactersAreStoredAndFound() {
        // As JSON: U+0000, a backslash, a quotation mark, the separator of keys.
        write(batch(entry("c\\\\|'\\\"-é😀", 1, "ADJUSTMENT", "adjust:\\u0000x", "adjust:\\u0000x", 5)));
        String stored = jdbc.queryForObject("SELECT customer_id FROM ledger_entry", String.class);
        assertThat(StoredText.unescape(stored)).isEqualTo("c\\|'\"-é😀");
        assertThat(StoredText.unescape(jdbc.queryForObject("SELECT entry_id FROM ledger_entry", String.class)))
                .isEqualTo("adjust:\0x");
        write(batch(of("loyalty.ledger", "c\\|'\"-é😀|adjust:\0x", null)));
        assertThat(count("ledger_entry")).isZero();
    }

    @Test
    void textsWithHalfPairsAreStored() {
        Row row = new Row(Table.NOTIFICATION)
                .text("customer_id", "\ud83d")
                .text("notification_id", "\ude00\0")
                .text("type", "tier-changed")
                .time("occurred_at", NOW)
                .bytes("document", new byte[] {0, -1});
        Batch batch = new Batch();
        batch.add(row);
        write(batch);
        assertThat(StoredText.unescape(jdbc.queryForObject("SELECT customer_id FROM notification", String.class)))
                .isEqualTo("\ud83d");
    }

    @Test
    void longestIdsAndAmountsFit() {
        String entryId = "refund:%s:%s/redemption/referee-order:%s:2147483647/%s"
                .formatted(LONGEST_ID, LONGEST_ID, LONGEST_ID, "r".repeat(128));
        write(batch(entry(LONGEST_ID, Long.MAX_VALUE, "REVERSAL", entryId, entryId, Long.MIN_VALUE)));
        String large = "9".repeat(36) + ".99";
        String value = new String(
                        export(LONGEST_ID, LONGEST_ID, Integer.MAX_VALUE, "{\"a\":\"" + "x".repeat(1_000_000) + "\"}")
                                .value())
                .replace("\"49.50\"", "\"" + large + "\"");
        write(batch(of("erp.order-export", LONGEST_ID, value)));
        assertThat(jdbc.queryForObject("SELECT grand_total FROM order_export", BigDecimal.class))
                .isEqualByComparingTo(large);
        assertThat(number("SELECT remaining FROM lot")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void rowsAndOffsetsAreWrittenTogether() {
        database.positions().add(PARTITION, new StoredPosition("id", 10));
        database.write(batch(balance("c-1", 5)), Map.of(PARTITION, new Advance(10, 20)));
        assertThat(database.positions().all()).isEqualTo(Map.of(PARTITION, new StoredPosition("id", 20)));
        // Another console has written the same records.
        assertThatThrownBy(() -> database.write(batch(balance("c-1", 99)), Map.of(PARTITION, new Advance(10, 20))))
                .isInstanceOf(ConcurrentConsoleException.class);
        assertThat(number("SELECT available FROM customer")).isEqualTo(5);
        // A row that the database refuses.
        Batch refused = batch(balance("c-2", 5));
        refused.add(new Row(Table.NOTIFICATION).text("customer_id", "c-2"));
        assertThatThrownBy(() -> database.write(refused, Map.of(PARTITION, new Advance(20, 30))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(count("customer")).isEqualTo(1);
        assertThat(database.positions().all()).isEqualTo(Map.of(PARTITION, new StoredPosition("id", 20)));
    }

    @Test
    void interruptedClearIsCompletedAtTheNextStart() {
        database.positions().add(PARTITION, new StoredPosition("id", 10));
        write(batch(balance("c-1", 5)));
        jdbc.update("INSERT INTO pending_rebuild (started_at) VALUES (CURRENT_TIMESTAMP)");
        database.prepare();
        assertThat(count("customer")).isZero();
        assertThat(count("kafka_offset")).isZero();
        assertThat(count("pending_rebuild")).isZero();
    }
}
