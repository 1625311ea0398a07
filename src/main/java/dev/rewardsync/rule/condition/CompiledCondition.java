package dev.rewardsync.rule.condition;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.Facts;

/** The compiled {@code when} of a rule. */
public record CompiledCondition(ConditionNode<Facts> root) implements Condition {

    @Override
    public boolean holds(Facts facts) {
        return root.holds(facts, facts.pricedOrder());
    }

    @Override
    public ConditionTrace explain(Facts facts) {
        return root.explain(facts, facts.pricedOrder());
    }
}
