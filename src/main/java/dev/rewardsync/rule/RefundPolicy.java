package dev.rewardsync.rule;

/** How an accrual is reversed when its order is refunded. */
public enum RefundPolicy {
    /** The refunded share of the value is reversed. */
    PROPORTIONAL,
    /**
     * A refund reverses no points. A cancellation of the customer's own order reverses them; a cancellation of a referee's
     * order does not.
     */
    KEEP,
    /** The rule is re-rated on the remaining order and the difference is reversed. */
    RECOMPUTE
}
