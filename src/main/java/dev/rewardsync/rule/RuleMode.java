package dev.rewardsync.rule;

/** Whether a rule takes effect. */
public enum RuleMode {
    LIVE,
    /** The rule is evaluated and its points are reported, but it has no effect. */
    TRIAL
}
