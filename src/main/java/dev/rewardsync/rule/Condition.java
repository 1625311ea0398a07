package dev.rewardsync.rule;

/** What must hold for a rule to apply. */
public interface Condition {

    /** Holds for everyone. */
    Condition ALWAYS = facts -> true;

    /** Whether it holds. Never fails: types were checked when the ruleset was read. */
    boolean holds(Facts facts);
}
