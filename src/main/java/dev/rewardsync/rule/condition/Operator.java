package dev.rewardsync.rule.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A comparison operator of conditions. */
public enum Operator {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    IN,
    NIN,
    CONTAINS,
    NCONTAINS,
    EXISTS;

    /** Returns the name in ruleset files, such as {@code gte}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the operator with a name in ruleset files; empty if there is none. */
    public static Optional<Operator> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(operator -> operator.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns whether the operand is a list of values. */
    public boolean takesList() {
        return this == IN || this == NIN;
    }

    /** Returns whether the operator negates another one, see {@link #positive}. */
    boolean isNegation() {
        return positive() != this;
    }

    /** Returns the operator that a negation negates; returns other operators unchanged. */
    Operator positive() {
        return switch (this) {
            case NE -> EQ;
            case NIN -> IN;
            case NCONTAINS -> CONTAINS;
            case EQ, GT, GTE, LT, LTE, IN, CONTAINS, EXISTS -> this;
        };
    }
}
