package dev.rewardsync.stream;

import java.time.Duration;

/**
 * How long orders are kept.
 *
 * @param orderBytes an order's own bytes, for exports; after that only what decisions need
 * @param orders whole orders that no ledger entry names
 */
public record StateRetention(Duration orderBytes, Duration orders) {

    /** 120 days, and 3 years. */
    public static final StateRetention DEFAULT = new StateRetention(Duration.ofDays(120), Duration.ofDays(3 * 365 + 1));
}
