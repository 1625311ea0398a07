package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a value must be whose type only the shop knows.
 *
 * <p>Values of different types are different: the text {@code "5"} is not the number 5. A list passes where one of its
 * elements does, so that a list of one behaves like its element.
 */
sealed interface UntypedTest extends ValueTest<AttributeValue> {

    /** The test of an operator that is no negation. */
    static ValueTest<AttributeValue> of(Operator operator, AttributeValue operand) {
        return switch (operator) {
            case EQ -> new OneOf(List.of(operand));
            case IN -> new OneOf(elements(operand));
            case GT, GTE, LT, LTE -> new Compared(NumberTest.of(operator, operand));
            case CONTAINS -> new Contains(operand);
            case NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsuited(operator, operand);
        };
    }

    private static List<AttributeValue> elements(AttributeValue operand) {
        if (operand instanceof AttributeValue.Many(List<AttributeValue> values)) {
            return List.copyOf(values);
        }
        throw new IllegalArgumentException("not a list: " + operand);
    }

    /** Whether two values are the same; 1.0 is 1. */
    static boolean same(AttributeValue one, AttributeValue other) {
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

    /** The same as one of several; of a list, one of its elements. */
    record OneOf(List<AttributeValue> expected) implements UntypedTest {
        @Override
        public boolean passes(AttributeValue value) {
            if (value instanceof AttributeValue.Many(List<AttributeValue> values)) {
                return anyPasses(values, this);
            }
            for (int index = 0; index < expected.size(); index++) {
                if (same(value, expected.get(index))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A number that passes; of a list, one of its elements. */
    record Compared(ValueTest<BigDecimal> test) implements UntypedTest {
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

    /** A text with another in it, or a list with an element. */
    record Contains(AttributeValue part) implements UntypedTest {
        @Override
        public boolean passes(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text(String text) ->
                    part instanceof AttributeValue.Text(String wanted) && text.contains(wanted);
                case AttributeValue.Many(List<AttributeValue> values) -> {
                    for (AttributeValue element : values) {
                        if (same(element, part)) {
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
