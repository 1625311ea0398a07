package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The content of a balance record.
 *
 * @param sequence of the last ledger entry
 * @param nextExpiry null if no points expire
 */
public record ReportedBalance(
        String customerId,
        Balance balance,
        LifetimePoints lifetime,
        long sequence,
        @Nullable ReportedExpiry nextExpiry) {

    /** The points that expire first. */
    public record ReportedExpiry(long points, Instant at) {}
}
