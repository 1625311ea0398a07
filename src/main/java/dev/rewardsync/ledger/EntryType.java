package dev.rewardsync.ledger;

/** What a ledger entry does. */
public enum EntryType {
    /** Points earned. */
    ACCRUAL,
    /** Points spent on an order. */
    REDEMPTION,
    /** Pending points become available. */
    RELEASE,
    /** An accrual, or a part of it, taken back. */
    REVERSAL,
    /** Redeemed points given back. */
    RESTORATION,
    /** Points of a lot ran out. */
    EXPIRY,
    /** A correction by hand. */
    ADJUSTMENT
}
