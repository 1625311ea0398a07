package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;

/** A test of a value. */
@FunctionalInterface
public interface ValueTest<V> {

    /** Returns whether the value passes. */
    boolean passes(V value);

    /** Returns the test of any operator, including negations and {@link Operator#EXISTS}. */
    static <V> ValueTest<V> of(Operator operator, AttributeValue operand, PositiveTestFactory<V> positiveTests) {
        if (operator == Operator.EXISTS) {
            return new Exists<>(flag(operand));
        }
        ValueTest<V> test = positiveTests.test(operator.positive(), operand);
        return operator.isNegation() ? new Not<>(test) : test;
    }

    /** Returns the test of a flag for an operator that is not a negation. */
    static ValueTest<Boolean> ofFlag(Operator operator, AttributeValue operand) {
        if (operator != Operator.EQ) {
            throw unsupported(operator, operand);
        }
        return new EqualTo<>(flag(operand));
    }

    private static boolean flag(AttributeValue operand) {
        if (operand instanceof AttributeValue.Flag(boolean value)) {
            return value;
        }
        throw new IllegalArgumentException("not true or false: " + operand);
    }

    /** Returns the exception for an operator that the reader of the file should have rejected. */
    static IllegalArgumentException unsupported(Operator operator, AttributeValue operand) {
        return new IllegalArgumentException(operator.wireName() + " is not supported for " + operand);
    }

    /** Creates the tests of the operators that are not negations, for one type of value. */
    @FunctionalInterface
    interface PositiveTestFactory<V> {
        ValueTest<V> test(Operator operator, AttributeValue operand);
    }

    /** Passes every existing value if a value is expected, none otherwise. */
    record Exists<V>(boolean expected) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return expected;
        }
    }

    /** Passes values that do not pass another test. */
    record Not<V>(ValueTest<V> test) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return !test.passes(value);
        }
    }

    /** Passes equal values. */
    record EqualTo<V>(V expected) implements ValueTest<V> {
        @Override
        public boolean passes(V value) {
            return expected.equals(value);
        }
    }
}
