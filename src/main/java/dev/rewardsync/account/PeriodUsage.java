package dev.rewardsync.account;

import java.time.LocalDate;

/**
 * What the awards of one rule have used of its limits in one period.
 *
 * @param start first day of the period, in the ruleset's time zone
 * @param points points awarded; points taken back count, too
 * @param awards awards of more than 0 points that were not wholly taken back
 */
public record PeriodUsage(String ruleId, LimitPeriod per, LocalDate start, long points, long awards) {

    boolean isOf(String otherRuleId, LimitPeriod otherPer, LocalDate day) {
        return per == otherPer && ruleId.equals(otherRuleId) && start.equals(otherPer.startOf(day));
    }

    /** Returns this usage after a change. Awards never go below 0, although a change of the rule may leave fewer than there were. */
    PeriodUsage plus(long morePoints, int moreAwards) {
        return new PeriodUsage(
                ruleId, per, start, Math.addExact(points, morePoints), Math.max(0, Math.addExact(awards, moreAwards)));
    }

    LocalDate end() {
        return per.endOf(start);
    }
}
