package dev.rewardsync.rule.condition;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.Facts;

/** A rule's {@code when}, compiled. */
public record CompiledCondition(ConditionNode<Facts> root) implements Condition {

    @Override
    public boolean holds(Facts facts) {
        return root.holds(facts, facts.cart());
    }

    @Override
    public ConditionTrace explain(Facts facts) {
        return root.explain(facts, facts.cart());
    }
}
