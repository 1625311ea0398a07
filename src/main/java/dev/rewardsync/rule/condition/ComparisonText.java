package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as written in the ruleset, for traces.
 *
 * @param toActual converts the attribute's value for the trace
 */
record ComparisonText<V>(String attribute, Operator operator, AttributeValue expected, Function<V, Actual> toActual) {

    /** Returns the trace of an evaluation. */
    ConditionTrace trace(@Nullable V actual, boolean held) {
        Actual tracedActual = actual == null ? new Actual.Missing() : toActual.apply(actual);
        return new ConditionTrace.ComparisonTrace(attribute, operator.wireName(), expected, tracedActual, held);
    }
}
