package dev.rewardsync.ledger;

/** The type of a ledger entry. */
public enum EntryType {
    /** Points are earned. */
    ACCRUAL,
    /** Points are spent on an order. */
    REDEMPTION,
    /** Pending points become available. */
    RELEASE,
    /** An accrual is taken back in full or in part. */
    REVERSAL,
    /** Redeemed points return to their lots. */
    RESTORATION,
    /** Points of a lot expire. */
    EXPIRY,
    /** Points are corrected manually. */
    ADJUSTMENT
}
