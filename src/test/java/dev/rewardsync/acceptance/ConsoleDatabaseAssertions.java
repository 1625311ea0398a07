package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the console's database with the topics. */
final class ConsoleDatabaseAssertions {

    private final JdbcTemplate jdbc;

    ConsoleDatabaseAssertions(String url) {
        this.jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    }

    /** Asserts that the database has exactly what the topics have. */
    void assertEqual(LedgerAndExports outputs, CommittedReader topics) {
        equalsLedger(read(outputs.ledger()));
        equalsExports(outputs, read(outputs.exports()));
        assertThat(number("SELECT COUNT(*) FROM customer"))
                .isEqualTo(topics.of(LedgerAndExports.BALANCES).stream()
                        .map(record -> record.key())
                        .distinct()
                        .count());
        assertThat(number("SELECT COUNT(*) FROM dead_letter")).isZero();
        assertThat(number("SELECT COUNT(*) FROM notification")).isPositive();
    }

    private void equalsLedger(List<JsonNode> entries) {
        assertThat(number("SELECT COUNT(*) FROM ledger_entry")).isEqualTo(entries.size());
        assertThat(sums("SELECT customer_id, SUM(available) FROM ledger_entry GROUP BY customer_id"))
                .isEqualTo(sumsBy(
                        "customerId", entries, entry -> entry.get("available").asLong()));
        assertThat(sums("SELECT customer_id, SUM(pending) FROM ledger_entry GROUP BY customer_id"))
                .isEqualTo(sumsBy(
                        "customerId", entries, entry -> entry.get("pending").asLong()));
        assertThat(sums("SELECT type, SUM(available + pending) FROM ledger_entry GROUP BY type"))
                .isEqualTo(sumsBy(
                        "type",
                        entries,
                        entry -> entry.get("available").asLong()
                                + entry.get("pending").asLong()));
        assertThat(number("SELECT COUNT(*) FROM customer c WHERE c.available <>"
                        + " (SELECT SUM(e.available) FROM ledger_entry e WHERE e.customer_id = c.customer_id)"))
                .as("balances that differ from the ledger")
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM customer c WHERE GREATEST(c.available, 0) <>"
                        + " (SELECT COALESCE(SUM(l.remaining), 0) FROM lot l WHERE l.customer_id = c.customer_id)"))
                .as("balances that differ from the lots")
                .isZero();
        assertThat(number("SELECT SUM(expired) FROM lot"))
                .isEqualTo(number("SELECT -SUM(available) FROM ledger_entry WHERE type = 'EXPIRY'"));
    }

    private void equalsExports(LedgerAndExports outputs, List<JsonNode> exports) {
        assertThat(number("SELECT COUNT(*) FROM order_export")).isEqualTo(exports.size());
        List<JsonNode> latest = outputs.exports().values().stream()
                .map(List::getLast)
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(sums("SELECT export_id, net_balance_change FROM order_export WHERE latest"))
                .isEqualTo(sumsBy(
                        "exportId",
                        latest,
                        export -> export.at("/rewards/netBalanceChange").asLong()));
        assertThat(number("SELECT SUM(grand_total) * 100 FROM order_export"))
                .isEqualTo(exports.stream()
                        .mapToLong(export -> export.at("/totals/grandTotal")
                                .asDecimal()
                                .movePointRight(2)
                                .longValueExact())
                        .sum());
        assertThat(number("SELECT SUM(a.points) FROM rule_award a JOIN order_export e ON e.export_id = a.export_id"
                        + " WHERE e.latest AND NOT a.trial"))
                .isEqualTo(number("SELECT SUM(points_earned) FROM order_export WHERE latest"));
        Map<String, String> documents = new HashMap<>();
        jdbc.query("SELECT export_id, document, order_document FROM order_export", row -> {
            String document = new String(row.getBytes(2), StandardCharsets.UTF_8);
            byte[] order = row.getBytes(3);
            documents.put(
                    row.getString(1),
                    order == null
                            ? document
                            : document.substring(0, document.length() - 1) + ",\"order\":"
                                    + new String(order, StandardCharsets.UTF_8) + "}");
        });
        assertThat(documents)
                .isEqualTo(outputs.exports().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(
                                export -> JsonMapper.shared()
                                        .readTree(export)
                                        .get("exportId")
                                        .asString(),
                                export -> export)));
    }

    private static List<JsonNode> read(Map<String, List<String>> records) {
        return records.values().stream()
                .flatMap(List::stream)
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static Map<String, Long> sumsBy(String field, List<JsonNode> records, ToLongFunction<JsonNode> figure) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        node -> node.get(field).asString(), TreeMap::new, Collectors.summingLong(figure)));
    }

    private Map<String, Long> sums(String sql) {
        Map<String, Long> sums = new TreeMap<>();
        jdbc.query(sql, row -> {
            sums.put(row.getString(1), row.getLong(2));
        });
        return sums;
    }

    private long number(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }
}
