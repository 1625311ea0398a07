package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;

/** What a value must be. */
@FunctionalInterface
public interface ValueTest<V> {

    /** Whether the value is that. */
    boolean passes(V value);

    /** The test of an operator, negations and {@link Operator#EXISTS} included. */
    static <V> ValueTest<V> of(Operator operator, AttributeValue operand, Positive<V> positive) {
        if (operator == Operator.EXISTS) {
            return new Present<>(flag(operand));
        }
        ValueTest<V> test = positive.test(operator.positive(), operand);
        return operator.isNegation() ? new Not<>(test) : test;
    }

    /** The test of true or false. */
    static ValueTest<Boolean> ofFlag(Operator operator, AttributeValue operand) {
        if (operator != Operator.EQ) {
            throw unsuited(operator, operand);
        }
        return new Is<>(flag(operand));
    }

    private static boolean flag(AttributeValue operand) {
        if (operand instanceof AttributeValue.Flag(boolean value)) {
            return value;
        }
        throw new IllegalArgumentException("not true or false: " + operand);
    }

    /** The failure of compiling what the reader of the file should have refused. */
    static IllegalArgumentException unsuited(Operator operator, AttributeValue operand) {
        return new IllegalArgumentException(operator.wireName() + " does not suit " + operand);
    }

    /** How the operators that are no negation become tests, for one type of value. */
    @FunctionalInterface
    interface Positive<V> {
        ValueTest<V> test(Operator operator, AttributeValue operand);
    }

    /** There is a value, whatever it is: as wanted or not. */
    record Present<V>(boolean wanted) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return wanted;
        }
    }

    /** The value is not what the test asks for. */
    record Not<V>(ValueTest<V> test) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return !test.passes(value);
        }
    }

    /** The value equals another. */
    record Is<V>(V expected) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return expected.equals(value);
        }
    }
}
