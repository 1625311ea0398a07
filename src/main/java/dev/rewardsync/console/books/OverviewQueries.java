package dev.rewardsync.console.books;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over all customers, and what needs attention. */
public final class OverviewQueries {

    private final JdbcClient jdbc;

    /**
     * The points of all customers.
     *
     * @param available the sum of the balances above 0
     * @param pending points that are earned but not released
     * @param overdrawn the sum of the balances below 0, as a number of 0 or above
     * @param overdrawnCustomers the number of customers with a balance below 0
     */
    public record OutstandingPoints(
            long customers, long available, long pending, long overdrawn, long overdrawnCustomers) {}

    /**
     * Orders whose latest export lists discrepancies.
     *
     * @param orders their number
     * @param newest the newest of them
     */
    public record DoubtfulOrders(long orders, List<StoredOrder> newest) {}

    public OverviewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the sums of all balances. Reads all customers. */
    public OutstandingPoints outstanding() {
        return jdbc.sql("""
                        SELECT COUNT(*) AS customers,
                          COALESCE(SUM(CASE WHEN available > 0 THEN available ELSE 0 END), 0) AS available,
                          COALESCE(SUM(pending), 0) AS pending,
                          COALESCE(SUM(CASE WHEN available < 0 THEN -available ELSE 0 END), 0) AS overdrawn,
                          COALESCE(SUM(CASE WHEN available < 0 THEN 1 ELSE 0 END), 0) AS overdrawn_customers
                        FROM customer""")
                .query((row, number) -> new OutstandingPoints(
                        row.getLong("customers"),
                        row.getLong("available"),
                        row.getLong("pending"),
                        row.getLong("overdrawn"),
                        row.getLong("overdrawn_customers")))
                .single();
    }

    /** Returns the newest {@code occurredAt} of an order or a ledger entry; empty before the first one. */
    public Optional<Instant> newestEvent() {
        return jdbc.sql("""
                        SELECT MAX(occurred_at) AS newest FROM (
                          SELECT MAX(occurred_at) AS occurred_at FROM order_export
                          UNION ALL SELECT MAX(occurred_at) AS occurred_at FROM ledger_entry) AS events""")
                .query((row, number) -> Optional.ofNullable(new ResultRow(row).optionalTime("newest")))
                .single();
    }

    /** Returns the most overdrawn customers, the lowest balance first. */
    public List<StoredCustomer> mostOverdrawn(int customers) {
        return new Selection("SELECT * FROM customer")
                .where("available < 0")
                .with("rows", customers)
                .end("ORDER BY available, customer_id LIMIT :rows")
                .on(jdbc)
                .query((row, number) -> StoredCustomer.of(new ResultRow(row)))
                .list();
    }

    /**
     * Returns the orders whose latest export lists discrepancies.
     *
     * @param since the first {@code occurredAt} of the exports
     * @param listed the number of orders to list
     */
    public DoubtfulOrders withDiscrepancies(Instant since, int listed) {
        long orders = discrepant("SELECT COUNT(*) AS orders FROM order_export e", since)
                .on(jdbc)
                .query((row, number) -> row.getLong("orders"))
                .single();
        List<StoredOrder> newest = discrepant("SELECT " + StoredOrder.COLUMNS + " FROM order_export e", since)
                .with("rows", listed)
                .end("ORDER BY e.occurred_at DESC, e.export_id LIMIT :rows")
                .on(jdbc)
                .query((row, number) -> StoredOrder.of(new ResultRow(row)))
                .list();
        return new DoubtfulOrders(orders, newest);
    }

    private static Selection discrepant(String select, Instant since) {
        return new Selection(select)
                .where("e.latest")
                .where("e.discrepancies IS NOT NULL")
                .where("e.occurred_at >= :since", "since", since);
    }
}
