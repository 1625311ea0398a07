package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.List;

/** A test of a number. Numbers are compared by value: 1.0 equals 1. */
sealed interface NumberTest extends ValueTest<BigDecimal> {

    /** Returns the test of an operator that is not a negation. */
    static ValueTest<BigDecimal> of(Operator operator, AttributeValue operand) {
        return switch (operator) {
            case EQ -> new NumberEqual(number(operand));
            case GT -> new GreaterThan(number(operand));
            case LTE -> new ValueTest.Not<>(new GreaterThan(number(operand)));
            case LT -> new LessThan(number(operand));
            case GTE -> new ValueTest.Not<>(new LessThan(number(operand)));
            case IN -> new NumberIn(numbers(operand));
            case CONTAINS, NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsupported(operator, operand);
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

    /** Passes equal numbers. */
    record NumberEqual(BigDecimal expected) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(expected) == 0;
        }
    }

    /** Passes numbers greater than the bound. */
    record GreaterThan(BigDecimal bound) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(bound) > 0;
        }
    }

    /** Passes numbers less than the bound. */
    record LessThan(BigDecimal bound) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            return value.compareTo(bound) < 0;
        }
    }

    /** Passes numbers equal to one of the expected ones. */
    record NumberIn(List<BigDecimal> expected) implements NumberTest {
        @Override
        public boolean passes(BigDecimal value) {
            for (BigDecimal candidate : expected) {
                if (value.compareTo(candidate) == 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
