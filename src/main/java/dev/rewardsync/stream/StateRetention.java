package dev.rewardsync.stream;

import java.time.Duration;

/**
 * The retention of orders.
 *
 * @param orderBytes how long an order's own bytes are stored for exports; later only the data that decisions need
 * @param orders how long orders without ledger entries are stored
 */
public record StateRetention(Duration orderBytes, Duration orders) {

    /** 120 days and 3 years. */
    public static final StateRetention DEFAULT = new StateRetention(Duration.ofDays(120), Duration.ofDays(3 * 365 + 1));
}
