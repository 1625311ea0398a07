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

/** What kind of value an attribute has, and so which operators suit it. */
public enum AttributeType {
    /** Text, compared exactly. */
    TEXT("text", EnumSet.of(EQ, NE, IN, NIN, CONTAINS, NCONTAINS, EXISTS)),
    /** Text that people type in, such as an email: compared ignoring case and outer spaces. */
    TYPED_TEXT("text", EnumSet.of(EQ, NE, IN, NIN, CONTAINS, NCONTAINS, EXISTS)),
    /** A number or an amount in the ruleset's currency, compared by value. */
    NUMBER("a number", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN, EXISTS)),
    /** An amount in the order's currency, compared in the ruleset's. */
    MONEY("an amount", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN, EXISTS)),
    /** The sum over some items, which is always there. */
    TOTAL("a number", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, IN, NIN)),
    /** True or false. */
    FLAG("true or false", EnumSet.of(EQ, NE, EXISTS)),
    /** Whatever the shop sends: text, a number, true or false, or a list of these. */
    ANY("text, a number, true or false", EnumSet.allOf(Operator.class));

    private final String wording;

    @SuppressWarnings("ImmutableEnumChecker") // only read
    private final Set<Operator> operators;

    AttributeType(String wording, Set<Operator> operators) {
        this.wording = wording;
        this.operators = operators;
    }

    /** What a value is called in messages. */
    public String wording() {
        return wording;
    }

    /** The operators that make sense for such values. */
    public Set<Operator> operators() {
        return Collections.unmodifiableSet(operators);
    }

    /** Whether an operator makes sense for such values. */
    public boolean suits(Operator operator) {
        return operators.contains(operator);
    }
}
