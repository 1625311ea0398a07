package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ItemCondition;

/** The compiled {@code items} of a rule. */
public record CompiledItemCondition(ConditionNode<PricedLine> root) implements ItemCondition {

    @Override
    public boolean holds(PricedLine item, PricedOrder pricedOrder) {
        return root.holds(item, pricedOrder);
    }

    @Override
    public ConditionTrace explain(PricedLine item, PricedOrder pricedOrder) {
        return root.explain(item, pricedOrder);
    }
}
