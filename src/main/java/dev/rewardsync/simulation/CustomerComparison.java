package dev.rewardsync.simulation;

import java.util.Comparator;

/** A customer's points under the old and the new ruleset. */
public record CustomerComparison(String customerId, CustomerPoints oldPoints, CustomerPoints newPoints) {

    /** Sorts by the difference in points earned, then in points owed, the largest first, then by customer id. */
    public static final Comparator<CustomerComparison> LARGEST_FIRST = Comparator.comparingLong(
                    (CustomerComparison customer) -> -Math.abs(customer.earnedDifference()))
            .thenComparingLong(customer -> -Math.abs(customer.owedDifference()))
            .thenComparing(CustomerComparison::customerId);

    /** Returns the points earned under the new ruleset less those under the old one. */
    public long earnedDifference() {
        return Math.subtractExact(newPoints.earned(), oldPoints.earned());
    }

    /** Returns the points owed under the new ruleset less those under the old one. */
    public long owedDifference() {
        return Math.subtractExact(newPoints.owed(), oldPoints.owed());
    }

    /** Returns whether any of the customer's points differ. */
    public boolean differs() {
        return !oldPoints.equals(newPoints);
    }
}
