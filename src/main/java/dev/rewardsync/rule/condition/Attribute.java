package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;

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

    static <S> Attribute<S> text(String name, Value<S, String> value) {
        return of(name, AttributeType.TEXT, value, TextTest::of);
    }

    static <S> Attribute<S> typedText(String name, Value<S, String> value) {
        return of(name, AttributeType.TYPED_TEXT, value, TextTest::ofTyped);
    }

    static <S> Attribute<S> number(String name, Value<S, BigDecimal> value) {
        return of(name, AttributeType.NUMBER, value, NumberTest::of);
    }

    static <S> Attribute<S> flag(String name, Value<S, Boolean> value) {
        return of(name, AttributeType.FLAG, value, Test::ofFlag);
    }

    static <S> Attribute<S> any(String name, Value<S, AttributeValue> value) {
        return of(name, AttributeType.ANY, value, AnyTest::of);
    }

    /** An amount in the order's currency. */
    static <S> Attribute<S> money(String name, Value<S, BigDecimal> value) {
        Compiler<S> exists = leaves(value, NumberTest::of);
        return new Attribute<>(name, AttributeType.MONEY, false, (operator, operand, whenMissing) -> {
            if (operator == Operator.EXISTS) {
                return exists.leaf(operator, operand, whenMissing);
            }
            return new Node.MoneyLeaf<>(value, Test.of(operator, operand, NumberTest::of), whenMissing);
        });
    }

    private static <S, V> Attribute<S> of(
            String name, AttributeType type, Value<S, V> value, Test.Positive<V> positive) {
        return new Attribute<>(name, type, false, leaves(value, positive));
    }

    private static <S, V> Compiler<S> leaves(Value<S, V> value, Test.Positive<V> positive) {
        return (operator, operand, whenMissing) ->
                new Node.Leaf<>(value, Test.of(operator, operand, positive), whenMissing);
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
    public Node<S> leaf(Operator operator, AttributeValue operand) {
        boolean asksForAbsence = operator == Operator.EXISTS && operand.equals(new AttributeValue.Flag(false));
        boolean whenMissing = !neverMatchesMissing && (operator.isNegation() || asksForAbsence);
        return compiler.leaf(operator, operand, whenMissing);
    }

    /** How a comparison becomes a node. */
    @FunctionalInterface
    private interface Compiler<S> {
        Node<S> leaf(Operator operator, AttributeValue operand, boolean whenMissing);
    }
}
