package dev.rewardsync.rule;

import dev.rewardsync.account.LimitPeriod;

/**
 * A limit of what one customer gets from one rule in a calendar period.
 *
 * @param max the maximum in the measure's unit, more than 0
 */
public record RuleLimit(Measure measure, long max, LimitPeriod per) {

    /** What a limit counts. */
    public enum Measure {
        /** Points that the rule awards. An award is cut to the rest. */
        POINTS,
        /** Awards of more than 0 points. A rule whose limit is used up does not apply. */
        TIMES
    }
}
