package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import java.util.List;

/** The trace of a condition's evaluation: expected value, actual value, and whether the condition held. */
public sealed interface ConditionTrace {

    /** Returns whether the condition held. */
    boolean held();

    /**
     * The trace of a container of conditions.
     *
     * @param container {@code all}, {@code any}, {@code none} or {@code notAll}, as in ruleset files
     */
    record ContainerTrace(String container, List<ConditionTrace> conditions, boolean held) implements ConditionTrace {}

    /**
     * The trace of a comparison of one attribute.
     *
     * @param operator as in ruleset files
     */
    record ComparisonTrace(String attribute, String operator, AttributeValue expected, Actual actual, boolean held)
            implements ConditionTrace {}

    /**
     * The trace of a search for matching items.
     *
     * @param condition {@code found} or {@code notFound}, as in ruleset files
     */
    record ItemSearchTrace(String condition, List<ItemTrace> items, boolean held) implements ConditionTrace {}

    /**
     * The trace of a comparison of the total of all matching items.
     *
     * @param total {@code quantity} or {@code amount}, as in ruleset files
     * @param operator as in ruleset files
     */
    record ItemTotalTrace(
            String total, List<ItemTrace> items, String operator, AttributeValue expected, Actual actual, boolean held)
            implements ConditionTrace {}

    /** The trace of a condition on one item of the order. */
    record ItemTrace(String lineId, String sku, ConditionTrace condition) {}

    /** The actual value of a comparison. */
    sealed interface Actual {
        /** The attribute has a value. Money is in the ruleset's currency. */
        record Present(AttributeValue value) implements Actual {}

        /** The attribute has no value. */
        record Missing() implements Actual {}

        /** The attribute is an amount without an exchange rate to the ruleset's currency. */
        record NotConvertible() implements Actual {}
    }
}
