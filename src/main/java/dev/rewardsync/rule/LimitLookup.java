package dev.rewardsync.rule;

/** Returns the state of rules' limits for one customer and event. */
@FunctionalInterface
public interface LimitLookup {

    /** No rule has a limit. A rule that is re-rated after a refund runs so, since the refund only takes back points. */
    LimitLookup UNLIMITED = (ruleId, limit) -> new LimitBalance(limit, 0, Long.MAX_VALUE);

    /** Returns the state of one of a rule's limits. */
    LimitBalance balance(String ruleId, RuleLimit limit);
}
