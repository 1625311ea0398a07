package dev.rewardsync.order;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import java.util.ArrayList;
import java.util.List;

/** A cart rule that did not apply to an order, and the reason. */
public record SkippedRule(String ruleId, SkipReason reason) {

    /** Returns the skipped rules among outcomes, in the same order. */
    public static List<SkippedRule> of(List<RuleOutcome> outcomes) {
        List<SkippedRule> skipped = new ArrayList<>(outcomes.size());
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.NotApplied(EarningRule rule, SkipReason reason)) {
                skipped.add(new SkippedRule(rule.id(), reason));
            }
        }
        return skipped;
    }
}
