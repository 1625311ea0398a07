package dev.rewardsync.rule;

/** How many points a reversal takes back if the customer has already spent them. */
public enum Clawback {
    /** All points. The available balance may become negative. */
    UNLIMITED,
    /** At most the available balance. The remaining points are forgiven. */
    WITHIN_BALANCE
}
