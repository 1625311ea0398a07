package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A test of a text. */
sealed interface TextTest extends ValueTest<String> {

    /** Returns the test of an operator that is not a negation, for text that is compared exactly. */
    static ValueTest<String> of(Operator operator, AttributeValue operand) {
        return of(operator, operand, UnaryOperator.identity());
    }

    /**
     * Returns the test of an operator that is not a negation, for text that is compared without case and whitespace.
     */
    static ValueTest<String> ofLoose(Operator operator, AttributeValue operand) {
        return new Normalized(of(operator, operand, Normalized::normalize));
    }

    private static ValueTest<String> of(
            Operator operator, AttributeValue operand, UnaryOperator<String> normalization) {
        return switch (operator) {
            case EQ -> new ValueTest.EqualTo<>(normalization.apply(text(operand)));
            case IN -> new TextIn(texts(operand).stream().map(normalization).collect(Collectors.toUnmodifiableSet()));
            case CONTAINS -> new TextContains(normalization.apply(text(operand)));
            case GT, GTE, LT, LTE, NE, NIN, NCONTAINS, EXISTS -> throw ValueTest.unsupported(operator, operand);
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

    /** Passes texts equal to one of the expected ones. */
    record TextIn(Set<String> expected) implements TextTest {
        @Override
        public boolean passes(String value) {
            return expected.contains(value);
        }
    }

    /** Passes texts that contain a text. */
    record TextContains(String part) implements TextTest {
        @Override
        public boolean passes(String value) {
            return value.contains(part);
        }
    }

    /** Tests the text in lower case and without surrounding whitespace. */
    record Normalized(ValueTest<String> test) implements TextTest {
        @Override
        public boolean passes(String value) {
            return test.passes(normalize(value));
        }

        private static String normalize(String value) {
            return value.strip().toLowerCase(Locale.ROOT);
        }
    }
}
