package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money converted to the ruleset's currency for a comparison.
 *
 * @param inBase in the ruleset's currency; null if there is no exchange rate
 */
record ConvertedAmount(@Nullable BigDecimal inBase) {

    /** Converts an amount of an order. Returns null if there is no amount or no order. */
    static @Nullable ConvertedAmount of(@Nullable BigDecimal amount, @Nullable PricedOrder pricedOrder) {
        return amount == null || pricedOrder == null ? null : new ConvertedAmount(pricedOrder.inBase(amount));
    }

    /** Returns the amount of an activity; null if it has none. */
    static @Nullable ConvertedAmount of(@Nullable ActivityFacts activity) {
        if (activity == null || activity.amount() == null && activity.convertible()) {
            return null;
        }
        return new ConvertedAmount(activity.amount());
    }

    /** Returns the test of an operator. {@link Operator#EXISTS} needs no conversion. */
    static ValueTest<ConvertedAmount> test(Operator operator, AttributeValue operand) {
        if (operator == Operator.EXISTS) {
            return ValueTest.of(operator, operand, (positive, value) -> {
                throw ValueTest.unsupported(positive, value);
            });
        }
        return new InBase(ValueTest.of(operator, operand, NumberTest::of));
    }

    /** Returns the amount for traces. */
    Actual toActual() {
        return inBase == null ? new Actual.NotConvertible() : new Actual.Present(new AttributeValue.Numeric(inBase));
    }

    /** Tests the converted amount. Fails if there is no exchange rate, even for negations. */
    record InBase(ValueTest<BigDecimal> test) implements ValueTest<ConvertedAmount> {
        @Override
        public boolean passes(ConvertedAmount amount) {
            return amount.inBase() != null && test.passes(amount.inBase());
        }
    }
}
