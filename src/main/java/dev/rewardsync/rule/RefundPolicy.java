package dev.rewardsync.rule;

/** What happens to an accrual when its order is refunded. */
public enum RefundPolicy {
    /** The refunded share of the value is reversed. */
    PROPORTIONAL,
    /** Nothing is reversed. */
    KEEP,
    /** The rule is re-rated on the remaining order and the difference is reversed. */
    RECOMPUTE
}
