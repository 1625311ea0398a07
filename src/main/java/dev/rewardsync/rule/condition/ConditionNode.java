package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a compiled condition.
 *
 * @param <S> type of the subject: the facts of an event or an item of its order
 */
public sealed interface ConditionNode<S>
        permits ConditionNode.All,
                ConditionNode.Any,
                ConditionNode.None,
                ConditionNode.NotAll,
                ConditionNode.Leaf,
                ItemsNode {

    /**
     * Returns whether the condition holds. Never throws: the types were checked when the ruleset was read.
     *
     * @param pricedOrder the order of the event; null if it has none
     */
    boolean holds(S subject, @Nullable PricedOrder pricedOrder);

    /** Evaluates the condition like {@link #holds} and returns the trace. */
    ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder);

    // Indexed loop: iterators in every container of every rule would be a considerable part of a decision's
    // allocations.
    private static <S> boolean allHold(List<ConditionNode<S>> nodes, S subject, @Nullable PricedOrder pricedOrder) {
        for (int index = 0; index < nodes.size(); index++) {
            if (!nodes.get(index).holds(subject, pricedOrder)) {
                return false;
            }
        }
        return true;
    }

    private static <S> boolean anyHolds(List<ConditionNode<S>> nodes, S subject, @Nullable PricedOrder pricedOrder) {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).holds(subject, pricedOrder)) {
                return true;
            }
        }
        return false;
    }

    private static <S> ConditionTrace traceContainer(
            String container,
            List<ConditionNode<S>> nodes,
            S subject,
            @Nullable PricedOrder pricedOrder,
            boolean held) {
        List<ConditionTrace> traces =
                nodes.stream().map(node -> node.explain(subject, pricedOrder)).toList();
        return new ConditionTrace.ContainerTrace(container, traces, held);
    }

    /** Holds if all conditions hold. */
    record All<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder pricedOrder) {
            return allHold(nodes, subject, pricedOrder);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder) {
            return traceContainer("all", nodes, subject, pricedOrder, holds(subject, pricedOrder));
        }
    }

    /** Holds if at least one condition holds. */
    record Any<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder pricedOrder) {
            return anyHolds(nodes, subject, pricedOrder);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder) {
            return traceContainer("any", nodes, subject, pricedOrder, holds(subject, pricedOrder));
        }
    }

    /** Holds if no condition holds. */
    record None<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder pricedOrder) {
            return !anyHolds(nodes, subject, pricedOrder);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder) {
            return traceContainer("none", nodes, subject, pricedOrder, holds(subject, pricedOrder));
        }
    }

    /** Holds if at least one condition does not hold. */
    record NotAll<S>(List<ConditionNode<S>> nodes) implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder pricedOrder) {
            return !allHold(nodes, subject, pricedOrder);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder) {
            return traceContainer("notAll", nodes, subject, pricedOrder, holds(subject, pricedOrder));
        }
    }

    /**
     * Holds if an attribute's value passes a test.
     *
     * @param comparison the comparison as written in the ruleset
     * @param resultIfMissing whether the condition holds if there is no value
     */
    record Leaf<S, V>(
            ComparisonText<V> comparison, ValueExtractor<S, V> value, ValueTest<V> test, boolean resultIfMissing)
            implements ConditionNode<S> {
        @Override
        public boolean holds(S subject, @Nullable PricedOrder pricedOrder) {
            V actual = value.extract(subject, pricedOrder);
            return actual == null ? resultIfMissing : test.passes(actual);
        }

        @Override
        public ConditionTrace explain(S subject, @Nullable PricedOrder pricedOrder) {
            return comparison.trace(value.extract(subject, pricedOrder), holds(subject, pricedOrder));
        }
    }
}
