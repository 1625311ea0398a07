package dev.rewardsync.store;

import dev.rewardsync.ledger.Balance;

/**
 * The shop's liability in points, summed over accounts.
 *
 * @param available points that can be spent
 * @param pending points that are earned but not yet released
 * @param overdrawn the points by which accounts are below zero, 0 or more
 */
public record PointsLiability(long available, long pending, long overdrawn) {

    /** The liability of no accounts. */
    public static final PointsLiability NONE = new PointsLiability(0, 0, 0);

    /**
     * Returns the liability after one account's balance changed. Overflow is ignored; the value is only used for a
     * metric.
     */
    public PointsLiability plus(Balance before, Balance after) {
        return new PointsLiability(
                available + Math.max(after.available(), 0) - Math.max(before.available(), 0),
                pending + after.pending() - before.pending(),
                overdrawn + Math.min(before.available(), 0) - Math.min(after.available(), 0));
    }
}
