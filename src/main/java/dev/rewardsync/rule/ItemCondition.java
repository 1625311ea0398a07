package dev.rewardsync.rule;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;

/** What must hold for an item of a cart to count. */
public interface ItemCondition {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(CartLine item, Cart cart);
}
