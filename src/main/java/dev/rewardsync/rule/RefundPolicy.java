package dev.rewardsync.rule;

/** How an accrual is reversed when its order is refunded. */
public enum RefundPolicy {
    /** The refunded share of the value is reversed. */
    PROPORTIONAL,
    /** No points are reversed. */
    KEEP,
    /** The rule is re-rated on the remaining order and the difference is reversed. */
    RECOMPUTE
}
