package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import java.util.List;

/** A condition with what became of it for one event: what was asked, what was there, and whether it held. */
public sealed interface ConditionTrace {

    /** Whether it held. */
    boolean held();

    /**
     * Several conditions in one.
     *
     * @param joint {@code all}, {@code any}, {@code none} or {@code notAll}, as ruleset files write it
     */
    record Joined(String joint, List<ConditionTrace> parts, boolean held) implements ConditionTrace {}

    /**
     * An attribute compared.
     *
     * @param operator as ruleset files write it
     */
    record Compared(String attribute, String operator, AttributeValue wanted, Actual actual, boolean held)
            implements ConditionTrace {}

    /**
     * The items of the cart searched.
     *
     * @param question {@code found} or {@code notFound}, as ruleset files write it
     */
    record Searched(String question, List<ItemTrace> items, boolean held) implements ConditionTrace {}

    /**
     * The matching items of the cart summed up, and the sum compared.
     *
     * @param total {@code quantity} or {@code amount}, as ruleset files write it
     * @param operator as ruleset files write it
     */
    record Summed(
            String total, List<ItemTrace> items, String operator, AttributeValue wanted, Actual actual, boolean held)
            implements ConditionTrace {}

    /** A condition on one item of the cart. */
    record ItemTrace(String lineId, String sku, ConditionTrace condition) {}

    /** What was there to compare. */
    sealed interface Actual {
        /** A value; money in the ruleset's currency. */
        record Present(AttributeValue value) implements Actual {}

        /** Nothing. */
        record Missing() implements Actual {}

        /** Money that can't be converted to the ruleset's currency. */
        record NotConvertible() implements Actual {}
    }
}
