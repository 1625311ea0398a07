package dev.rewardsync.rule;

/** What becomes of an accrual when goods of its order come back. */
public enum RefundPolicy {
    /** The share of the refunded value is taken back. */
    PROPORTIONAL,
    /** Nothing is taken back. */
    KEEP,
    /** The rule runs again on what is left, and the difference is taken back. */
    RECOMPUTE
}
