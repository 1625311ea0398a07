package dev.rewardsync.rule.condition;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.rule.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a compiled condition.
 *
 * @param <S> what is asked: the facts of an event, or an item of its cart
 */
public sealed interface Node<S> permits Node.All, Node.Any, Node.None, Node.NotAll, Node.Leaf, CartNode {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(S subject, @Nullable Cart cart);

    /** Whether it holds, as {@link #holds} says, with what made it so. */
    Explanation explain(S subject, @Nullable Cart cart);

    // By index: an iterator for every joint of every rule is a good part of what a decision allocates.
    private static <S> boolean allHold(List<Node<S>> nodes, S subject, @Nullable Cart cart) {
        for (int index = 0; index < nodes.size(); index++) {
            if (!nodes.get(index).holds(subject, cart)) {
                return false;
            }
        }
        return true;
    }

    private static <S> boolean anyHolds(List<Node<S>> nodes, S subject, @Nullable Cart cart) {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).holds(subject, cart)) {
                return true;
            }
        }
        return false;
    }

    private static <S> Explanation joined(
            String joint, List<Node<S>> nodes, S subject, @Nullable Cart cart, boolean held) {
        List<Explanation> parts =
                nodes.stream().map(node -> node.explain(subject, cart)).toList();
        return new Explanation.Joined(joint, parts, held);
    }

    /** All hold. */
    record All<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            return allHold(nodes, subject, cart);
        }

        @Override
        public Explanation explain(S subject, @Nullable Cart cart) {
            return joined("all", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** One or more hold. */
    record Any<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            return anyHolds(nodes, subject, cart);
        }

        @Override
        public Explanation explain(S subject, @Nullable Cart cart) {
            return joined("any", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** Not one holds. */
    record None<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            return !anyHolds(nodes, subject, cart);
        }

        @Override
        public Explanation explain(S subject, @Nullable Cart cart) {
            return joined("none", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** One or more do not hold. */
    record NotAll<S>(List<Node<S>> nodes) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            return !allHold(nodes, subject, cart);
        }

        @Override
        public Explanation explain(S subject, @Nullable Cart cart) {
            return joined("notAll", nodes, subject, cart, holds(subject, cart));
        }
    }

    /**
     * An attribute's value passes.
     *
     * @param question what the test asks, in the words of the ruleset
     * @param whenMissing whether it holds where there is no value
     */
    record Leaf<S, V>(Question<V> question, Value<S, V> value, Test<V> test, boolean whenMissing) implements Node<S> {
        @Override
        public boolean holds(S subject, @Nullable Cart cart) {
            V actual = value.of(subject, cart);
            return actual == null ? whenMissing : test.passes(actual);
        }

        @Override
        public Explanation explain(S subject, @Nullable Cart cart) {
            return question.answered(value.of(subject, cart), holds(subject, cart));
        }
    }
}
