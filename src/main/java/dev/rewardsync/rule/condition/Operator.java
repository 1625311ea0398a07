package dev.rewardsync.rule.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a condition compares an attribute with what the ruleset names. */
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

    /** The name as ruleset files write it, such as {@code gte}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator of a name as ruleset files write it. */
    public static Optional<Operator> named(String wireName) {
        return Arrays.stream(values())
                .filter(operator -> operator.wireName().equals(wireName))
                .findFirst();
    }

    /** Whether it compares with several values instead of one. */
    public boolean takesList() {
        return this == IN || this == NIN;
    }

    /** Whether it holds exactly where {@link #positive} does not. */
    boolean isNegation() {
        return positive() != this;
    }

    /** What a negation negates; any other operator itself. */
    Operator positive() {
        return switch (this) {
            case NE -> EQ;
            case NIN -> IN;
            case NCONTAINS -> CONTAINS;
            case EQ, GT, GTE, LT, LTE, IN, CONTAINS, EXISTS -> this;
        };
    }
}
