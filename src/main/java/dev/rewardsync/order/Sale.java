package dev.rewardsync.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a completed order counts for.
 *
 * @param amount in the ruleset's currency
 * @param at when the order was completed
 */
public record Sale(BigDecimal amount, Instant at) {

    /** Not sold: not yet, or no longer. */
    public static final Sale NONE = new Sale(BigDecimal.ZERO, Instant.EPOCH);
}
