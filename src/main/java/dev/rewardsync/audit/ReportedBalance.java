package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a balance record says.
 *
 * @param sequence of the last ledger entry
 * @param nextExpiry null where no points run out
 */
public record ReportedBalance(
        String customerId,
        Balance balance,
        LifetimePoints lifetime,
        long sequence,
        @Nullable NextExpiry nextExpiry) {

    /** The points that run out first. */
    public record NextExpiry(long points, Instant at) {}
}
