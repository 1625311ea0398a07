package dev.rewardsync.rule.condition;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;
import dev.rewardsync.rule.Explanation;
import dev.rewardsync.rule.ItemCondition;

/** A rule's {@code items}, compiled. */
public record CompiledItemCondition(Node<CartLine> root) implements ItemCondition {

    @Override
    public boolean holds(CartLine item, Cart cart) {
        return root.holds(item, cart);
    }

    @Override
    public Explanation explain(CartLine item, Cart cart) {
        return root.explain(item, cart);
    }
}
