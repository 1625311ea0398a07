package dev.rewardsync.rule;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;
import org.jspecify.annotations.Nullable;

/** What must hold for an item of a cart to count. */
public interface ItemCondition {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(CartLine item, Cart cart);

    /** The same with what made it so; null where nothing is asked. */
    default @Nullable Explanation explain(CartLine item, Cart cart) {
        return null;
    }
}
