package dev.rewardsync.console.database;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes erased customers from all tables. What operators did with them remains, without id and details. Topics are read at different speeds, so older records of an erased customer can
 * still come. The customer's id stays in {@code pending_erasure} until they have come, and is deleted with them.
 */
final class ErasureWriter {

    private static final List<String> STATEMENTS = List.of(
            "DELETE FROM rule_award WHERE export_id IN (SELECT export_id FROM order_export WHERE customer_id = ?)",
            "DELETE FROM order_export WHERE customer_id = ?",
            "DELETE FROM lot WHERE customer_id = ?",
            "DELETE FROM ledger_entry WHERE customer_id = ?",
            "DELETE FROM notification WHERE customer_id = ?",
            "DELETE FROM dead_letter WHERE customer_id = ?",
            "UPDATE operator_action SET customer_id = NULL, details = NULL WHERE customer_id = ?",
            "DELETE FROM customer WHERE customer_id = ?",
            "DELETE FROM pending_erasure WHERE customer_id = ?");

    private final JdbcTemplate jdbc;

    ErasureWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes ledger entries by their keys, and the lots of their customers. */
    void deleteEntries(Collection<List<@Nullable Object>> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Table ledger = Table.LEDGER_ENTRY;
        jdbc.batchUpdate(
                ledger.deleteStatement(), keys.stream().map(List::toArray).toList(), ledger.keyTypes());
        delete(
                "DELETE FROM lot WHERE customer_id = ?",
                keys.stream().map(List::getFirst).map(String::valueOf).toList());
    }

    /** Deletes customers, and stores that older records of them may follow. */
    void erase(Collection<String> customerIds, Instant now) {
        if (customerIds.isEmpty()) {
            return;
        }
        deleteAll(customerIds);
        jdbc.batchUpdate(
                "INSERT INTO pending_erasure (customer_id, erased_at) VALUES (?, ?)",
                customerIds.stream()
                        .map(id -> new Object[] {id, now.atOffset(ZoneOffset.UTC)})
                        .toList(),
                new int[] {Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE});
    }

    /** Deletes the customers that were erased before a time once more, and forgets their ids. */
    void finish(Instant before) {
        List<String> customerIds = new ArrayList<>();
        jdbc.query(
                "SELECT customer_id FROM pending_erasure WHERE erased_at < ?",
                row -> {
                    customerIds.add(row.getString(1));
                },
                before.atOffset(ZoneOffset.UTC));
        deleteAll(customerIds);
    }

    private void deleteAll(Collection<String> customerIds) {
        if (!customerIds.isEmpty()) {
            STATEMENTS.forEach(statement -> delete(statement, customerIds));
        }
    }

    private void delete(String statement, Collection<String> customerIds) {
        jdbc.batchUpdate(
                statement,
                customerIds.stream().distinct().map(id -> new Object[] {id}).toList(),
                new int[] {Types.VARCHAR});
    }
}
