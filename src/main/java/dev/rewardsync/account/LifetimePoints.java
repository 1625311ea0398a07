package dev.rewardsync.account;

/**
 * Points over an account's whole life, each net of what was taken or given back.
 *
 * @param earned accruals less reversals, pending ones included
 * @param spent redemptions less restorations
 * @param expired points that ran out
 */
public record LifetimePoints(long earned, long spent, long expired) {

    /** Nothing yet. */
    public static final LifetimePoints NONE = new LifetimePoints(0, 0, 0);
}
