package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import org.jspecify.annotations.Nullable;

/** A condition for an item of an order to be eligible. */
public interface ItemCondition {

    /** Returns whether the condition holds. Never throws: the types were checked when the ruleset was read. */
    boolean holds(PricedLine item, PricedOrder pricedOrder);

    /** Returns the trace of the evaluation; null if the condition has no comparisons. */
    default @Nullable ConditionTrace explain(PricedLine item, PricedOrder pricedOrder) {
        return null;
    }
}
