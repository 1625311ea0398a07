package dev.rewardsync.decision;

import java.util.List;

/**
 * Settings of the worker's operator that affect decisions.
 *
 * @param warningDays days before an expiry on which the customer is warned, each 1 or more
 * @param reportSkippedRules whether order exports list the cart rules that did not apply
 */
public record DecisionPolicy(RetentionPolicy retention, List<Integer> warningDays, boolean reportSkippedRules) {

    /** The default policy: default retention, warnings 30 and 7 days ahead, skipped rules reported. */
    public static final DecisionPolicy DEFAULT = new DecisionPolicy(RetentionPolicy.DEFAULT, List.of(30, 7), true);
}
