package dev.rewardsync.decision;

import java.util.List;

/**
 * What the operator of the worker settles, beside the shop's ruleset.
 *
 * @param warningDays how many days before points run out the customer is told, each 1 or more
 * @param tellNotApplied whether exports name the cart rules that gave nothing
 */
public record DecisionPolicy(RetentionPolicy retention, List<Integer> warningDays, boolean tellNotApplied) {

    /** The default retention, warnings 30 and 7 days ahead, rules that gave nothing named. */
    public static final DecisionPolicy DEFAULT = new DecisionPolicy(RetentionPolicy.DEFAULT, List.of(30, 7), true);
}
