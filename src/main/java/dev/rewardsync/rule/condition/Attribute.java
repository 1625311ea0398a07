package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * An attribute of a subject that conditions can compare. {@code docs/conditions.md} lists the attributes.
 *
 * @param <S> type of the subject: the facts of an event or an item of its order
 */
public final class Attribute<S> {

    private final String name;
    private final AttributeType type;
    private final boolean neverMatchesMissing;
    private final LeafFactory<S> leaves;

    private Attribute(String name, AttributeType type, boolean neverMatchesMissing, LeafFactory<S> leaves) {
        this.name = name;
        this.type = type;
        this.neverMatchesMissing = neverMatchesMissing;
        this.leaves = leaves;
    }

    static <S> Attribute<S> text(String name, ValueExtractor<S, String> value) {
        return of(name, AttributeType.TEXT, value, TextTest::of, AttributeValue.Text::new);
    }

    static <S> Attribute<S> looseText(String name, ValueExtractor<S, String> value) {
        return of(name, AttributeType.LOOSE_TEXT, value, TextTest::ofLoose, AttributeValue.Text::new);
    }

    static <S> Attribute<S> number(String name, ValueExtractor<S, BigDecimal> value) {
        return of(name, AttributeType.NUMBER, value, NumberTest::of, AttributeValue.Numeric::new);
    }

    static <S> Attribute<S> flag(String name, ValueExtractor<S, Boolean> value) {
        return of(name, AttributeType.FLAG, value, ValueTest::ofFlag, AttributeValue.Flag::new);
    }

    static <S> Attribute<S> any(String name, ValueExtractor<S, AttributeValue> value) {
        return of(name, AttributeType.ANY, value, AnyValueTest::of, Function.identity());
    }

    /** Returns an attribute whose value is an amount in the order's currency. */
    static <S> Attribute<S> money(String name, ValueExtractor<S, BigDecimal> value) {
        return amount(
                name, (subject, pricedOrder) -> ConvertedAmount.of(value.extract(subject, pricedOrder), pricedOrder));
    }

    /** Returns an attribute whose value is already converted to the ruleset's currency. */
    static <S> Attribute<S> amount(String name, ValueExtractor<S, ConvertedAmount> value) {
        return create(name, AttributeType.MONEY, value, ConvertedAmount::test, ConvertedAmount::toActual);
    }

    private static <S, V> Attribute<S> of(
            String name,
            AttributeType type,
            ValueExtractor<S, V> value,
            ValueTest.PositiveTestFactory<V> positiveTests,
            Function<V, AttributeValue> toValue) {
        TestFactory<V> tests = (operator, operand) -> ValueTest.of(operator, operand, positiveTests);
        return create(name, type, value, tests, actual -> new Actual.Present(toValue.apply(actual)));
    }

    private static <S, V> Attribute<S> create(
            String name,
            AttributeType type,
            ValueExtractor<S, V> value,
            TestFactory<V> tests,
            Function<V, Actual> toActual) {
        return new Attribute<>(
                name,
                type,
                false,
                (operator, operand, resultIfMissing) -> new ConditionNode.Leaf<>(
                        new ComparisonText<>(name, operator, operand, toActual),
                        value,
                        tests.test(operator, operand),
                        resultIfMissing));
    }

    /** Returns this attribute with every condition on it, including negations, false if there is no value. */
    Attribute<S> neverMatchingMissing() {
        return new Attribute<>(name, type, true, leaves);
    }

    /** Returns the full name, such as {@code cart.subtotal}. */
    public String name() {
        return name;
    }

    /** Returns the type of the value. */
    public AttributeType type() {
        return type;
    }

    /**
     * Returns the condition that compares this attribute with an operand.
     *
     * @param operator one that the {@link #type} supports
     * @param operand a value of the {@link #type}; a list of values if the operator takes a list; a flag for
     *     {@link Operator#EXISTS}
     */
    public ConditionNode<S> leaf(Operator operator, AttributeValue operand) {
        return leaves.leaf(operator, operand, holdsWhenMissing(operator, operand));
    }

    /** Returns whether the condition holds if the attribute has no value. */
    public boolean holdsWhenMissing(Operator operator, AttributeValue operand) {
        boolean requiresAbsence = operator == Operator.EXISTS && operand.equals(new AttributeValue.Flag(false));
        return !neverMatchesMissing && (operator.isNegation() || requiresAbsence);
    }

    /** Creates the node of a comparison. */
    @FunctionalInterface
    private interface LeafFactory<S> {
        ConditionNode<S> leaf(Operator operator, AttributeValue operand, boolean resultIfMissing);
    }

    /** Creates the test of a comparison, including negations and {@link Operator#EXISTS}. */
    @FunctionalInterface
    private interface TestFactory<V> {
        ValueTest<V> test(Operator operator, AttributeValue operand);
    }
}
