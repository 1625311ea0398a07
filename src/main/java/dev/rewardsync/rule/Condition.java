package dev.rewardsync.rule;

import org.jspecify.annotations.Nullable;

/** A condition for a rule to apply. */
public interface Condition {

    /** A condition that always holds. */
    Condition ALWAYS = facts -> true;

    /** Returns whether the condition holds. Never throws: the types were checked when the ruleset was read. */
    boolean holds(Facts facts);

    /** Returns the trace of the evaluation; null if the condition has no comparisons. */
    default @Nullable ConditionTrace explain(Facts facts) {
        return null;
    }
}
