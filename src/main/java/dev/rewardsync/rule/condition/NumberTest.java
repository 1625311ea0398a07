package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.List;

/** What a number must be; 1.0 is 1. */
sealed interface NumberTest extends ValueTest<BigDecimal> {

    /** The test of an operator that is no negation. */
    static ValueTest<BigDecimal> of(Operator operator, AttributeValue operand) {
        return switch (operator) {
            case EQ -> new Equal(number(operand));
            case GT -> new MoreThan(number(operand));
            case LTE -> new ValueTest.Not<>(new MoreThan(number(operand)));
            case LT -> new LessThan(number(operand));
            case GTE -> new ValueTest.Not<>(new LessThan(number(operand)));
            case IN -> new OneOf(numbers(operand));
            case CONTAINS, NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsuited(operator, operand);
        };
    }

    private static List<BigDecimal> numbers(AttributeValue operand) {
        if (operand instanceof AttributeValue.Many(List<AttributeValue> values)) {
            return values.stream().map(NumberTest::number).toList();
        }
        throw new IllegalArgumentException("not a list: " + operand);
    }

    private static BigDecimal number(AttributeValue operand) {
        if (operand instanceof AttributeValue.Numeric(BigDecimal value)) {
            return value;
        }
        throw new IllegalArgumentException("not a number: " + operand);
    }

    /** As much as another. */
    record Equal(BigDecimal expected) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(expected) == 0;
        }
    }

    /** More than a bound. */
    record MoreThan(BigDecimal bound) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(bound) > 0;
        }
    }

    /** Less than a bound. */
    record LessThan(BigDecimal bound) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(bound) < 0;
        }
    }

    /** As much as one of several. */
    record OneOf(List<BigDecimal> expected) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            for (BigDecimal one : expected) {
                if (value.compareTo(one) == 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
