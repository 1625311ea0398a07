package dev.rewardsync.simulation;

/**
 * The points that an order earned its customer under the old and the new ruleset, less points taken back.
 *
 * @param customerId who placed the order
 */
public record OrderComparison(String customerId, String orderId, long oldPoints, long newPoints) {

    /** Returns the points under the new ruleset less those under the old one. */
    public long difference() {
        return Math.subtractExact(newPoints, oldPoints);
    }
}
