package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.Explanation;
import dev.rewardsync.rule.Explanation.Actual;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comparison in the words of the ruleset.
 *
 * @param shown how a value of the attribute is shown
 */
record Question<V>(String attribute, Operator operator, AttributeValue wanted, Function<V, Actual> shown) {

    /** The comparison with what it found. */
    Explanation answered(@Nullable V actual, boolean held) {
        Actual found = actual == null ? new Actual.Missing() : shown.apply(actual);
        return new Explanation.Compared(attribute, operator.wireName(), wanted, found, held);
    }
}
