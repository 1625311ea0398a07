package dev.rewardsync.console.books;

import java.time.Instant;
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
            GROUP BY customer_id ORDER BY customer_id""";

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
                .on(jdbc)
                .query(row -> {
                    ResultRow read = new ResultRow(row);
                    balances.accept(new PastBalance(
                            read.text("customer_id"),
                            read.number("available"),
                            read.number("pending"),
                            read.number("late_entries"),
                            read.number("recorded_later_available"),
                            read.number("recorded_later_pending")));
                }));
    }
}
