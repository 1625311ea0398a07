package dev.rewardsync.console.books;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Balances as of a time in the past. The rows are read one after the other: there can be millions. */
public final class BalanceQueries {

    private static final String BALANCES = """
            SELECT customer_id, SUM(available) AS available, SUM(pending) AS pending,
              SUM(CASE WHEN recorded_at > occurred_at + INTERVAL '24' HOUR THEN 1 ELSE 0 END) AS late_entries,
              SUM(CASE WHEN recorded_at >= :until THEN available ELSE 0 END) AS recorded_later_available,
              SUM(CASE WHEN recorded_at >= :until THEN pending ELSE 0 END) AS recorded_later_pending
            FROM ledger_entry WHERE occurred_at < :until
            GROUP BY customer_id""";

    private static final String TOTALS = "SELECT COUNT(*) AS customers, COALESCE(SUM(available), 0) AS available,"
            + " COALESCE(SUM(pending), 0) AS pending, COALESCE(SUM(late_entries), 0) AS late_entries,"
            + " COALESCE(SUM(recorded_later_available), 0) AS recorded_later_available,"
            + " COALESCE(SUM(recorded_later_pending), 0) AS recorded_later_pending FROM (" + BALANCES + ") AS balances";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /**
     * The balance of a customer as of a time.
     *
     * @param lateEntries the number of its entries that were recorded more than a day after they occurred
     * @param recordedLaterAvailable available points of the entries that were recorded after the time, in the balance
     * @param recordedLaterPending their pending points
     */
    public record PastBalance(
            String customerId,
            long available,
            long pending,
            long lateEntries,
            long recordedLaterAvailable,
            long recordedLaterPending) {

        private static PastBalance of(ResultRow row) throws SQLException {
            return new PastBalance(
                    row.text("customer_id"),
                    row.number("available"),
                    row.number("pending"),
                    row.number("late_entries"),
                    row.number("recorded_later_available"),
                    row.number("recorded_later_pending"));
        }
    }

    /** The sums of all customers' {@link PastBalance}. */
    public record BalanceTotals(
            long customers,
            long available,
            long pending,
            long lateEntries,
            long recordedLaterAvailable,
            long recordedLaterPending) {}

    /**
     * Creates the queries.
     *
     * @param template with a fetch size, so that PostgreSQL does not send all rows at once
     * @param transaction PostgreSQL reads rows one after the other only in transactions
     */
    public BalanceQueries(JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    /**
     * Reads the balances of all customers that have an entry before a time.
     *
     * @param until the entries that occurred before this time count
     */
    public void read(Instant until, Consumer<PastBalance> balances) {
        transaction.executeWithoutResult(status -> new Selection(BALANCES)
                .with("until", until)
                .end("ORDER BY customer_id")
                .on(jdbc)
                .query(row -> {
                    balances.accept(PastBalance.of(new ResultRow(row)));
                }));
    }

    /**
     * Returns some customers with an entry before a time, the highest balances first.
     *
     * @param skip the number of customers before the first one
     */
    public List<PastBalance> highest(Instant until, int skip, int size) {
        return new Selection(BALANCES)
                .with("until", until)
                .with("skip", skip)
                .with("rows", size)
                .end("ORDER BY available DESC, customer_id LIMIT :rows OFFSET :skip")
                .on(jdbc)
                .query((row, number) -> PastBalance.of(new ResultRow(row)))
                .list();
    }

    /** Returns the sums of all customers with an entry before a time. */
    public BalanceTotals totals(Instant until) {
        return new Selection(TOTALS)
                .with("until", until)
                .on(jdbc)
                .query((row, number) -> new BalanceTotals(
                        row.getLong("customers"),
                        row.getLong("available"),
                        row.getLong("pending"),
                        row.getLong("late_entries"),
                        row.getLong("recorded_later_available"),
                        row.getLong("recorded_later_pending")))
                .single();
    }
}
