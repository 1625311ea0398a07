package dev.rewardsync.rule;

import java.math.BigDecimal;

/** How a rule counts points: its earning style. */
public sealed interface EarningStyle {

    /** The most points from the rule for one event, after rounding; 0 for no limit. */
    long max();

    /** So many points. */
    record Fixed(long points, long max) implements EarningStyle {}

    /**
     * So many points for every step of money spent.
     *
     * @param step in the ruleset's currency, more than 0
     */
    record PerSpent(long points, BigDecimal step, PartialSteps partialSteps, long max) implements EarningStyle {}

    /**
     * So many points for every step of matching pieces.
     *
     * @param step more than 0
     */
    record PerQuantity(long points, BigDecimal step, long max) implements EarningStyle {}

    /** What a step that was only begun is worth. */
    enum PartialSteps {
        /** Nothing: only full steps count. */
        DROP,
        /** Its share, the points rounded down. */
        FLOOR,
        /** Its share, the points rounded half-up. */
        HALF_UP,
        /** Its share, the points rounded up. */
        CEIL
    }
}
