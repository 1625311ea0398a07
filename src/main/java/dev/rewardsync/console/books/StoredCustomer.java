package dev.rewardsync.console.books;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's balance.
 *
 * @param available below 0 if the customer is overdrawn
 * @param tier null for none
 * @param lastSequence {@code sequence} of the latest ledger entry
 * @param nextExpiry the points that expire first; null if none do
 * @param asOf when the balance changed last
 */
public record StoredCustomer(
        String customerId,
        long available,
        long pending,
        LifetimeFigures lifetime,
        @Nullable String tier,
        String group,
        long lastSequence,
        @Nullable NextExpiry nextExpiry,
        Instant asOf) {

    /** All points that a customer ever earned, spent, and lost by expiry. */
    public record LifetimeFigures(long earned, long spent, long expired) {}

    /** Points that expire, and when. */
    public record NextExpiry(long points, Instant at) {}

    static StoredCustomer of(ResultRow row) throws SQLException {
        Long points = row.optionalNumber("next_expiry_points");
        Instant at = row.optionalTime("next_expiry_at");
        return new StoredCustomer(
                row.text("customer_id"),
                row.number("available"),
                row.number("pending"),
                new LifetimeFigures(row.number("earned"), row.number("spent"), row.number("expired")),
                row.optionalText("tier"),
                row.text("customer_group"),
                row.number("last_sequence"),
                points == null || at == null ? null : new NextExpiry(points, at),
                row.time("as_of"));
    }
}
