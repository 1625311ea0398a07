package dev.rewardsync.decision;

import java.time.Duration;

/**
 * How long things are remembered.
 *
 * @param orderBytes an order's own bytes, for exports
 * @param keys natural keys that are in no ledger entry's id
 * @param parked how long an event waits for its order
 */
public record RetentionPolicy(Duration orderBytes, Duration keys, Duration parked) {

    /** 120 days, 90 days and 7 days. */
    public static final RetentionPolicy DEFAULT =
            new RetentionPolicy(Duration.ofDays(120), Duration.ofDays(90), Duration.ofDays(7));
}
