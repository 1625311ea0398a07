package dev.rewardsync.order;

import dev.rewardsync.rule.RuleOutcome;
import java.util.List;

/** A cart rule that gave an order nothing, and why. */
public record NotApplied(String ruleId, RuleOutcome.Reason reason) {

    /** Those of the outcomes, in the same order. */
    public static List<NotApplied> of(List<RuleOutcome> outcomes) {
        return outcomes.stream()
                .filter(RuleOutcome.NotApplied.class::isInstance)
                .map(RuleOutcome.NotApplied.class::cast)
                .map(not -> new NotApplied(not.rule().id(), not.reason()))
                .toList();
    }
}
