package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a compiled condition.
 *
 * @param <S> what is asked: the facts of an event, or an item of its cart
 */
public sealed interface ConditionNode<S>
        permits ConditionNode.All,
                ConditionNode.Any,
                ConditionNode.None,
                ConditionNode.NotAll,
                ConditionNode.Leaf,
                ItemsNode {

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(S subject, @Nullable PricedOrder cart);

    /** Whether it holds, as {@link #holds} says, with what made it so. */
    ConditionTrace explain(S subject, @Nullable PricedOrder cart);

    // By index: an iterator for every joint of every rule is a good part of what a decision allocates.
    private static <S> boolean allHold(List<ConditionNode<S>> nodes, S subject, @Nullable PricedOrder cart) {
        for (int index = 0; index < nodes.size(); index++) {
            if (!nodes.get(index).holds(subject, cart)) {
                return false;
            }
        }
        return true;
    }

    private static <S> boolean anyHolds(List<ConditionNode<S>> nodes, S subject, @Nullable PricedOrder cart) {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).holds(subject, cart)) {
                return true;
            }
        }
        return false;
    }

    private static <S> ConditionTrace joined(
            String joint, List<ConditionNode<S>> nodes, S subject, @Nullable PricedOrder cart, boolean held) {
        List<ConditionTrace> parts =
                nodes.stream().map(node -> node.explain(subject, cart)).toList();
        return new ConditionTrace.Joined(joint, parts, held);
    }

    /** All hold. */
    record All<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder cart) {
            return allHold(nodes, subject, cart);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder cart) {
            return joined("all", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** One or more hold. */
    record Any<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder cart) {
            return anyHolds(nodes, subject, cart);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder cart) {
            return joined("any", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** Not one holds. */
    record None<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder cart) {
            return !anyHolds(nodes, subject, cart);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder cart) {
            return joined("none", nodes, subject, cart, holds(subject, cart));
        }
    }

    /** One or more do not hold. */
    record NotAll<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder cart) {
            return !allHold(nodes, subject, cart);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder cart) {
            return joined("notAll", nodes, subject, cart, holds(subject, cart));
        }
    }

    /**
     * An attribute's value passes.
     *
     * @param question what the test asks, in the words of the ruleset
     * @param whenMissing whether it holds where there is no value
     */
    record Leaf<S, V>(ComparisonText<V> question, ValueExtractor<S, V> value, ValueTest<V> test, boolean whenMissing)
            implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder cart) {
            V actual = value.of(subject, cart);
            return actual == null ? whenMissing : test.passes(actual);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder cart) {
            return question.answered(value.of(subject, cart), holds(subject, cart));
        }
    }
}
