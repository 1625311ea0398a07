package dev.rewardsync.rule.condition;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a compiled condition.
 *
 * @param <S> what is asked: the facts of an event, or an item of its cart
 */
public sealed interface Node<S> {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(S subject, @Nullable Cart cart);

    /** All hold. */
    record All<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            for (Node<S> node : nodes) {
                if (!node.holds(subject, cart)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One or more hold. */
    record Any<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            for (Node<S> node : nodes) {
                if (node.holds(subject, cart)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The other does not hold. */
    record Not<S>(Node<S> node) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            return !node.holds(subject, cart);
        }
    }

    /** An attribute's value passes. */
    record Leaf<S, V>(Value<S, V> value, Test<V> test, boolean whenMissing) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            V actual = value.of(subject, cart);
            return actual == null ? whenMissing : test.passes(actual);
        }
    }

    /** An amount passes in the ruleset's currency; false where it can't be converted. */
    record MoneyLeaf<S>(Value<S, BigDecimal> value, Test<BigDecimal> test, boolean whenMissing) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            BigDecimal amount = value.of(subject, cart);
            if (amount == null || cart == null) {
                return whenMissing;
            }
            BigDecimal converted = cart.inBase(amount);
            return converted != null && test.passes(converted);
        }
    }

    /** Some item of the cart matches. */
    record Found(Node<CartLine> item) implements Node<Facts> {
        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            if (cart == null) {
                return false;
            }
            for (CartLine line : cart.lines()) {
                if (item.holds(line, cart)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The pieces of all matching items together pass. */
    record TotalQuantity(Node<CartLine> item, Test<BigDecimal> test) implements Node<Facts> {

        /** Compares with a number, or with several where the operator takes a list. */
        public static Node<Facts> of(Node<CartLine> item, Operator operator, AttributeValue operand) {
            return new TotalQuantity(item, Test.of(operator, operand, NumberTest::of));
        }

        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            if (cart == null) {
                return false;
            }
            BigDecimal total = BigDecimal.ZERO;
            for (CartLine line : cart.lines()) {
                if (item.holds(line, cart)) {
                    total = total.add(line.line().quantity());
                }
            }
            return test.passes(total);
        }
    }

    /** What the customer pays for all matching items together passes in the ruleset's currency. */
    record TotalAmount(Node<CartLine> item, Test<BigDecimal> test) implements Node<Facts> {

        /** Compares with a number, or with several where the operator takes a list. */
        public static Node<Facts> of(Node<CartLine> item, Operator operator, AttributeValue operand) {
            return new TotalAmount(item, Test.of(operator, operand, NumberTest::of));
        }

        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            if (cart == null) {
                return false;
            }
            BigDecimal total = BigDecimal.ZERO;
            for (CartLine line : cart.lines()) {
                if (item.holds(line, cart)) {
                    total = total.add(line.paid(cart.order().pricesIncludeTax()));
                }
            }
            BigDecimal converted = cart.inBase(total);
            return converted != null && test.passes(converted);
        }
    }
}
