package dev.rewardsync.stream;

import dev.rewardsync.decision.RetentionPolicy;
import java.time.Duration;

/**
 * The retention of orders.
 *
 * @param orderBytes how long an order's original bytes are stored, as in {@link RetentionPolicy}; later only the data
 *     that decisions need is stored
 * @param orders how long orders without ledger entries are stored
 */
public record StateRetention(Duration orderBytes, Duration orders) {

    /** The default retention: that of {@link RetentionPolicy#DEFAULT}, and 3 years. */
    public static final StateRetention DEFAULT =
            new StateRetention(RetentionPolicy.DEFAULT.orderBytes(), Duration.ofDays(3 * 365 + 1));
}
