package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money as conditions compare it.
 *
 * @param inBase in the ruleset's currency; null where it can't be converted
 */
record ConvertedAmount(@Nullable BigDecimal inBase) {

    /** An amount of an order, null where there is none. */
    static @Nullable ConvertedAmount of(@Nullable BigDecimal amount, @Nullable PricedOrder cart) {
        return amount == null || cart == null ? null : new ConvertedAmount(cart.inBase(amount));
    }

    /** What an activity was worth, null where it names no amount. */
    static @Nullable ConvertedAmount of(@Nullable ActivityFacts activity) {
        if (activity == null || activity.amount() == null && activity.convertible()) {
            return null;
        }
        return new ConvertedAmount(activity.amount());
    }

    /** What an amount must be; that it exists needs no conversion. */
    static ValueTest<ConvertedAmount> test(Operator operator, AttributeValue operand) {
        if (operator == Operator.EXISTS) {
            return ValueTest.of(operator, operand, (positive, wanted) -> {
                throw ValueTest.unsuited(positive, wanted);
            });
        }
        return new InBase(ValueTest.of(operator, operand, NumberTest::of));
    }

    /** The amount as explanations show it. */
    Actual shown() {
        return inBase == null ? new Actual.NotConvertible() : new Actual.Present(new AttributeValue.Numeric(inBase));
    }

    /** An amount that passes in the ruleset's currency; false where it can't be converted, negations too. */
    record InBase(ValueTest<BigDecimal> test) implements ValueTest<ConvertedAmount> {
        @Override
        public boolean passes(ConvertedAmount amount) {
            return amount.inBase() != null && test.passes(amount.inBase());
        }
    }
}
