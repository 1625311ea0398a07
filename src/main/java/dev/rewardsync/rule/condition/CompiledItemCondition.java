package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ItemCondition;

/** A rule's {@code items}, compiled. */
public record CompiledItemCondition(ConditionNode<PricedLine> root) implements ItemCondition {

    @Override
    public boolean holds(PricedLine item, PricedOrder cart) {
        return root.holds(item, cart);
    }

    @Override
    public ConditionTrace explain(PricedLine item, PricedOrder cart) {
        return root.explain(item, cart);
    }
}
