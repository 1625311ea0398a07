package dev.rewardsync.rule;

import org.jspecify.annotations.Nullable;

/** What must hold for a rule to apply. */
public interface Condition {

    /** Holds for everyone. */
    Condition ALWAYS = facts -> true;

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(Facts facts);

    /** The same with what made it so; null where nothing is asked. */
    default @Nullable ConditionTrace explain(Facts facts) {
        return null;
    }
}
