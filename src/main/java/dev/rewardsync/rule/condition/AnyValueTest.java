package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.List;

/**
 * A test of a value whose type is up to the shop.
 *
 * <p>Values of different types are never equal: the text {@code "5"} is not the number 5. A list passes if one of its
 * elements passes, so a list with one element behaves like the element.
 */
sealed interface AnyValueTest extends ValueTest<AttributeValue> {

    /** Returns the test of an operator that is not a negation. */
    static ValueTest<AttributeValue> of(Operator operator, AttributeValue operand) {
        return switch (operator) {
            case EQ -> new ValueIn(List.of(operand));
            case IN -> new ValueIn(elements(operand));
            case GT, GTE, LT, LTE -> new NumericTest(NumberTest.of(operator, operand));
            case CONTAINS -> new ValueContains(operand);
            case NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsupported(operator, operand);
        };
    }

    private static List<AttributeValue> elements(AttributeValue operand) {
        if (operand instanceof AttributeValue.Many(List<AttributeValue> values)) {
            return List.copyOf(values);
        }
        throw new IllegalArgumentException("not a list: " + operand);
    }

    /** Returns whether two values are equal; 1.0 equals 1. */
    static boolean areEqual(AttributeValue one, AttributeValue other) {
        if (one instanceof AttributeValue.Numeric(BigDecimal value)
                && other instanceof AttributeValue.Numeric(BigDecimal expected)) {
            return value.compareTo(expected) == 0;
        }
        return one.equals(other);
    }

    private static boolean anyPasses(List<AttributeValue> values, ValueTest<AttributeValue> test) {
        for (AttributeValue value : values) {
            if (test.passes(value)) {
                return true;
            }
        }
        return false;
    }

    /** Passes values equal to one of the expected ones, and lists with such an element. */
    record ValueIn(List<AttributeValue> expected) implements AnyValueTest {
        @Override
        public boolean passes(AttributeValue value) {
            if (value instanceof AttributeValue.Many(List<AttributeValue> values)) {
                return anyPasses(values, this);
            }
            for (int index = 0; index < expected.size(); index++) {
                if (areEqual(value, expected.get(index))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Passes numbers that pass a test, and lists with such an element. */
    record NumericTest(ValueTest<BigDecimal> test) implements AnyValueTest {
        @Override
        public boolean passes(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Numeric(BigDecimal number) -> test.passes(number);
                case AttributeValue.Many(List<AttributeValue> values) -> anyPasses(values, this);
                case AttributeValue.Text text -> false;
                case AttributeValue.Flag flag -> false;
            };
        }
    }

    /** Passes texts that contain a text, and lists that contain a value. */
    record ValueContains(AttributeValue part) implements AnyValueTest {
        @Override
        public boolean passes(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text(String text) ->
                    part instanceof AttributeValue.Text(String expected) && text.contains(expected);
                case AttributeValue.Many(List<AttributeValue> values) -> {
                    for (AttributeValue element : values) {
                        if (areEqual(element, part)) {
                            yield true;
                        }
                    }
                    yield false;
                }
                case AttributeValue.Numeric number -> false;
                case AttributeValue.Flag flag -> false;
            };
        }
    }
}
