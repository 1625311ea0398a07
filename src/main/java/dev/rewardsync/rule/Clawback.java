package dev.rewardsync.rule;

/** How far a reversal may go where the points are spent already. */
public enum Clawback {
    /** Everything is taken back; available may go below zero. */
    UNLIMITED,
    /** No more than is there; the rest is forgiven. */
    WITHIN_BALANCE
}
