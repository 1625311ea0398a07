package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import org.jspecify.annotations.Nullable;

/** What must hold for an item of a cart to count. */
public interface ItemCondition {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(PricedLine item, PricedOrder cart);

    /** The same with what made it so; null where nothing is asked. */
    default @Nullable ConditionTrace explain(PricedLine item, PricedOrder cart) {
        return null;
    }
}
