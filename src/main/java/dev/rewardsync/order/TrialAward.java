package dev.rewardsync.order;

import org.jspecify.annotations.Nullable;

/**
 * The result of a trial rule for the revision in force of an order. Refunds and cancellations do not change it.
 *
 * @param award the points; 0 if only an earlier revision would have earned some
 * @param limitUse what the rule has used of its own limits; null if it has none
 */
public record TrialAward(TrialPoints award, @Nullable LimitUse limitUse) {

    /** Returns the rule's id. */
    public String ruleId() {
        return award.ruleId();
    }

    /** Returns the points, 0 or more. */
    public long points() {
        return award.points();
    }
}
