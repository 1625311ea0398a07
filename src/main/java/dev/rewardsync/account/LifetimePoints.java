package dev.rewardsync.account;

/**
 * Points over an account's whole life.
 *
 * @param earned accruals less reversals, including pending points
 * @param spent redemptions less restorations
 * @param expired expired points
 */
public record LifetimePoints(long earned, long spent, long expired) {

    /** No points. */
    public static final LifetimePoints NONE = new LifetimePoints(0, 0, 0);
}
