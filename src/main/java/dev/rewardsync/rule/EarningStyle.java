package dev.rewardsync.rule;

import java.math.BigDecimal;

/** The earning style of a rule: how its points are calculated. */
public sealed interface EarningStyle {

    /** Returns the maximum points for one event, applied after rounding; 0 for no limit. */
    long max();

    /** A fixed number of points. */
    record Fixed(long points, long max) implements EarningStyle {}

    /**
     * Points for every step of money spent.
     *
     * @param points per step
     * @param step in the ruleset's currency, greater than 0
     */
    record PerSpent(long points, BigDecimal step, PartialSteps partialSteps, long max) implements EarningStyle {}

    /**
     * Points for every full step of eligible pieces.
     *
     * @param points per step
     * @param step greater than 0
     */
    record PerQuantity(long points, BigDecimal step, long max) implements EarningStyle {}

    /** How points are calculated for an incomplete step. */
    enum PartialSteps {
        /** No points: only full steps count. */
        DROP,
        /** Prorated; the total is rounded down. */
        FLOOR,
        /** Prorated; the total is rounded half-up. */
        HALF_UP,
        /** Prorated; the total is rounded up. */
        CEIL
    }
}
