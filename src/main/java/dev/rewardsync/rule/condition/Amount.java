package dev.rewardsync.rule.condition;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.Explanation.Actual;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money as conditions compare it.
 *
 * @param inBase in the ruleset's currency; null where it can't be converted
 */
record Amount(@Nullable BigDecimal inBase) {

    /** An amount of an order, null where there is none. */
    static @Nullable Amount of(@Nullable BigDecimal amount, @Nullable Cart cart) {
        return amount == null || cart == null ? null : new Amount(cart.inBase(amount));
    }

    /** What an activity was worth, null where it names no amount. */
    static @Nullable Amount of(@Nullable ActivityFacts activity) {
        if (activity == null || activity.amount() == null && activity.convertible()) {
            return null;
        }
        return new Amount(activity.amount());
    }

    /** What an amount must be; that it exists needs no conversion. */
    static Test<Amount> test(Operator operator, AttributeValue operand) {
        if (operator == Operator.EXISTS) {
            return Test.of(operator, operand, (positive, wanted) -> {
                throw Test.unsuited(positive, wanted);
            });
        }
        return new InBase(Test.of(operator, operand, NumberTest::of));
    }

    /** The amount as explanations show it. */
    Actual shown() {
        return inBase == null ? new Actual.NotConvertible() : new Actual.Present(new AttributeValue.Numeric(inBase));
    }

    /** An amount that passes in the ruleset's currency; false where it can't be converted, negations too. */
    record InBase(Test<BigDecimal> test) implements Test<Amount> {
        @Override
        public boolean passes(Amount amount) {
            return amount.inBase() != null && test.passes(amount.inBase());
        }
    }
}
