package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a text must be. */
sealed interface TextTest extends ValueTest<String> {

    /** Text compared exactly. */
    static ValueTest<String> of(Operator operator, AttributeValue operand) {
        return of(operator, operand, UnaryOperator.identity());
    }

    /** Text that people type in, compared ignoring case and outer spaces. */
    static ValueTest<String> ofTyped(Operator operator, AttributeValue operand) {
        return new Folded(of(operator, operand, Folded::fold));
    }

    private static ValueTest<String> of(Operator operator, AttributeValue operand, UnaryOperator<String> spelling) {
        return switch (operator) {
            case EQ -> new ValueTest.Is<>(spelling.apply(text(operand)));
            case IN -> new OneOf(texts(operand).stream().map(spelling).collect(Collectors.toUnmodifiableSet()));
            case CONTAINS -> new Contains(spelling.apply(text(operand)));
            case GT, GTE, LT, LTE, NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsuited(operator, operand);
        };
    }

    private static List<String> texts(AttributeValue operand) {
        if (operand instanceof AttributeValue.Many(List<AttributeValue> values)) {
            return values.stream().map(TextTest::text).toList();
        }
        throw new IllegalArgumentException("not a list: " + operand);
    }

    private static String text(AttributeValue operand) {
        if (operand instanceof AttributeValue.Text(String value)) {
            return value;
        }
        throw new IllegalArgumentException("not a text: " + operand);
    }

    /** One of several texts. */
    record OneOf(Set<String> expected) implements TextTest {
        @Override
        public boolean passes(String value) {
            return expected.contains(value);
        }
    }

    /** Has a text in it. */
    record Contains(String part) implements TextTest {
        @Override
        public boolean passes(String value) {
            return value.contains(part);
        }
    }

    /** Passes in lower case and without outer spaces. */
    record Folded(ValueTest<String> test) implements TextTest {
        @Override
        public boolean passes(String value) {
            return test.passes(fold(value));
        }

        private static String fold(String value) {
            return value.strip().toLowerCase(Locale.ROOT);
        }
    }
}
