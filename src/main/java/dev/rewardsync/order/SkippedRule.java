package dev.rewardsync.order;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/** A cart rule that gave an order nothing, and why. */
public record SkippedRule(String ruleId, RuleOutcome.SkipReason reason) {

    /** Those of the outcomes, in the same order. */
    public static List<SkippedRule> of(List<RuleOutcome> outcomes) {
        List<SkippedRule> notApplied = new ArrayList<>(outcomes.size());
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.NotApplied(EarningRule rule, RuleOutcome.SkipReason reason)) {
                notApplied.add(new SkippedRule(rule.id(), reason));
            }
        }
        return notApplied;
    }
}
