package dev.rewardsync.store;

import dev.rewardsync.ledger.Balance;

/**
 * The shop's liability in points, summed over accounts.
 *
 * @param available that can be spent
 * @param pending earned but not yet released
 * @param overdrawn by how much accounts are below zero, as a number of 0 or more
 */
public record PointsLiability(long available, long pending, long overdrawn) {

    /** No points at all. */
    public static final PointsLiability NONE = new PointsLiability(0, 0, 0);

    /** The sums after one account's balance changed. A sum that leaves 64 bits wraps: it is a gauge, not money. */
    public PointsLiability plus(Balance before, Balance after) {
        return new PointsLiability(
                available + Math.max(after.available(), 0) - Math.max(before.available(), 0),
                pending + after.pending() - before.pending(),
                overdrawn + Math.min(before.available(), 0) - Math.min(after.available(), 0));
    }
}
