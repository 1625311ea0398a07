package dev.rewardsync.decision;

import java.time.Duration;

/**
 * How long state is stored.
 *
 * @param orderBytes retention of an order's original event, which exports contain
 * @param keys retention of natural keys that are not part of a ledger entry's id
 * @param parked how long an event waits for its order
 */
public record RetentionPolicy(Duration orderBytes, Duration keys, Duration parked) {

    /** The default retention: 120 days, 90 days and 7 days. */
    public static final RetentionPolicy DEFAULT =
            new RetentionPolicy(Duration.ofDays(120), Duration.ofDays(90), Duration.ofDays(7));
}
