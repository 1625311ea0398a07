package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comparison in the words of the ruleset.
 *
 * @param shown how a value of the attribute is shown
 */
record ComparisonText<V>(String attribute, Operator operator, AttributeValue wanted, Function<V, Actual> shown) {

    /** The comparison with what it found. */
    ConditionTrace answered(@Nullable V actual, boolean held) {
        Actual found = actual == null ? new Actual.Missing() : shown.apply(actual);
        return new ConditionTrace.Compared(attribute, operator.wireName(), wanted, found, held);
    }
}
