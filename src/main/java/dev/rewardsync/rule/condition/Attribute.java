package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Something that conditions can ask about a subject.
 *
 * @param <S> what is asked: the facts of an event, or an item of its cart
 */
public final class Attribute<S> {

    private final String name;
    private final AttributeType type;
    private final boolean neverMatchesMissing;
    private final Compiler<S> compiler;

    private Attribute(String name, AttributeType type, boolean neverMatchesMissing, Compiler<S> compiler) {
        this.name = name;
        this.type = type;
        this.neverMatchesMissing = neverMatchesMissing;
        this.compiler = compiler;
    }

    static <S> Attribute<S> text(String name, ValueExtractor<S, String> value) {
        return of(name, AttributeType.TEXT, value, TextTest::of, AttributeValue.Text::new);
    }

    static <S> Attribute<S> typedText(String name, ValueExtractor<S, String> value) {
        return of(name, AttributeType.TYPED_TEXT, value, TextTest::ofTyped, AttributeValue.Text::new);
    }

    static <S> Attribute<S> number(String name, ValueExtractor<S, BigDecimal> value) {
        return of(name, AttributeType.NUMBER, value, NumberTest::of, AttributeValue.Numeric::new);
    }

    static <S> Attribute<S> flag(String name, ValueExtractor<S, Boolean> value) {
        return of(name, AttributeType.FLAG, value, ValueTest::ofFlag, AttributeValue.Flag::new);
    }

    static <S> Attribute<S> any(String name, ValueExtractor<S, AttributeValue> value) {
        return of(name, AttributeType.ANY, value, UntypedTest::of, Function.identity());
    }

    /** An amount in the order's currency. */
    static <S> Attribute<S> money(String name, ValueExtractor<S, BigDecimal> value) {
        return amount(name, (subject, cart) -> ConvertedAmount.of(value.of(subject, cart), cart));
    }

    /** An amount that says itself what it is in the ruleset's currency. */
    static <S> Attribute<S> amount(String name, ValueExtractor<S, ConvertedAmount> value) {
        return asking(name, AttributeType.MONEY, value, ConvertedAmount::test, ConvertedAmount::shown);
    }

    private static <S, V> Attribute<S> of(
            String name,
            AttributeType type,
            ValueExtractor<S, V> value,
            ValueTest.Positive<V> positive,
            Function<V, AttributeValue> shown) {
        Compared<V> tests = (operator, operand) -> ValueTest.of(operator, operand, positive);
        return asking(name, type, value, tests, actual -> new Actual.Present(shown.apply(actual)));
    }

    private static <S, V> Attribute<S> asking(
            String name, AttributeType type, ValueExtractor<S, V> value, Compared<V> tests, Function<V, Actual> shown) {
        return new Attribute<>(
                name,
                type,
                false,
                (operator, operand, whenMissing) -> new ConditionNode.Leaf<>(
                        new ComparisonText<>(name, operator, operand, shown),
                        value,
                        tests.test(operator, operand),
                        whenMissing));
    }

    /** The same attribute, with every condition on it false where there is no value, negations too. */
    Attribute<S> neverMatchingMissing() {
        return new Attribute<>(name, type, true, compiler);
    }

    /** The full name, such as {@code cart.subtotal}. */
    public String name() {
        return name;
    }

    /** What kind of value it has. */
    public AttributeType type() {
        return type;
    }

    /**
     * The condition that compares this attribute.
     *
     * @param operator one that suits the {@link #type}
     * @param operand a value of the {@link #type}; a list of them for operators that take one; a flag for
     *     {@link Operator#EXISTS}
     */
    public ConditionNode<S> leaf(Operator operator, AttributeValue operand) {
        return compiler.leaf(operator, operand, holdsWhenMissing(operator, operand));
    }

    /** Whether the condition that compares this attribute holds where there is no value. */
    public boolean holdsWhenMissing(Operator operator, AttributeValue operand) {
        boolean asksForAbsence = operator == Operator.EXISTS && operand.equals(new AttributeValue.Flag(false));
        return !neverMatchesMissing && (operator.isNegation() || asksForAbsence);
    }

    /** How a comparison becomes a node. */
    @FunctionalInterface
    private interface Compiler<S> {
        ConditionNode<S> leaf(Operator operator, AttributeValue operand, boolean whenMissing);
    }

    /** How a comparison becomes a test, negations and {@link Operator#EXISTS} included. */
    @FunctionalInterface
    private interface Compared<V> {
        ValueTest<V> test(Operator operator, AttributeValue operand);
    }
}
