package dev.rewardsync.rule.condition;

import static dev.rewardsync.rule.condition.Operator.CONTAINS;
import static dev.rewardsync.rule.condition.Operator.EQ;
import static dev.rewardsync.rule.condition.Operator.EXISTS;
import static dev.rewardsync.rule.condition.Operator.GT;
import static dev.rewardsync.rule.condition.Operator.GTE;
import static dev.rewardsync.rule.condition.Operator.IN;
import static dev.rewardsync.rule.condition.Operator.LT;
import static dev.rewardsync.rule.condition.Operator.LTE;
import static dev.rewardsync.rule.condition.Operator.NCONTAINS;
import static dev.rewardsync.rule.condition.Operator.NE;
import static dev.rewardsync.rule.condition.Operator.NIN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The type of an attribute's value, which determines the supported operators. */
public enum AttributeType {
    /** Text that is compared exactly. */
    TEXT("text", EnumSet.of(EQ, NE, IN, NIN, CONTAINS, NCONTAINS, EXISTS)),
    /** Text that people enter, such as an email. It is compared without case and surrounding whitespace. */
    LOOSE_TEXT("text", EnumSet.of(EQ, NE, IN, NIN, CONTAINS, NCONTAINS, EXISTS)),
    /** A number, or an amount in the ruleset's currency, that is compared by value. */
    NUMBER("a number", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN, EXISTS)),
    /** An amount in the order's currency that is compared in the ruleset's currency. */
    MONEY("an amount", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN, EXISTS)),
    /** The total of the matching items, which always has a value. */
    TOTAL("a number", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN)),
    /** True or false. */
    FLAG("true or false", EnumSet.of(EQ, NE, EXISTS)),
    /** A value whose type is up to the shop: text, a number, true or false, or a list of these. */
    ANY("text, a number, true or false", EnumSet.allOf(Operator.class));

    private final String wording;

    @SuppressWarnings("ImmutableEnumChecker") // never modified
    private final Set<Operator> operators;

    AttributeType(String wording, Set<Operator> operators) {
        this.wording = wording;
        this.operators = operators;
    }

    /** Returns the name of the type in messages. */
    public String wording() {
        return wording;
    }

    /** Returns the operators that the type supports. */
    public Set<Operator> operators() {
        return Collections.unmodifiableSet(operators);
    }

    /** Returns whether the type supports an operator. */
    public boolean supports(Operator operator) {
        return operators.contains(operator);
    }
}
