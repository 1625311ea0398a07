package dev.rewardsync.order;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/** A cart rule that gave an order nothing, and why. */
public record NotApplied(String ruleId, RuleOutcome.Reason reason) {

    /** Those of the outcomes, in the same order. */
    public static List<NotApplied> of(List<RuleOutcome> outcomes) {
        List<NotApplied> notApplied = new ArrayList<>(outcomes.size());
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.NotApplied(EarningRule rule, RuleOutcome.Reason reason)) {
                notApplied.add(new NotApplied(rule.id(), reason));
            }
        }
        return notApplied;
    }
}
