package dev.rewardsync.account;

import dev.rewardsync.event.PointsAdjusted.Opening;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did so far, as conditions ask for it.
 *
 * @param lifetimeSales grand totals of completed orders less refunds, in the ruleset's currency
 * @param orders placed and not canceled
 * @param completedOrders completed and not canceled
 * @param reviews approved
 * @param spentElsewhere points spent that no entry of the ledger shows, since it was before the customer moved in; with
 *     those of the ledger they are what conditions know as spent
 * @param referrals of customers whom this one invited
 */
public record CustomerStatistics(
        BigDecimal lifetimeSales,
        long orders,
        long completedOrders,
        long reviews,
        long spentElsewhere,
        ReferralStatistics referrals) {

    /** Nothing yet. */
    public static final CustomerStatistics NONE = new CustomerStatistics(BigDecimal.ZERO, 0, 0, 0, 0, ReferralStatistics.NONE);

    /** One order more (1) or fewer (−1). */
    public CustomerStatistics withOrders(int change) {
        return new CustomerStatistics(lifetimeSales, orders + change, completedOrders, reviews, spentElsewhere, referrals);
    }

    /** One completed order more (1) or fewer (−1). */
    public CustomerStatistics withCompleted(int change) {
        return new CustomerStatistics(lifetimeSales, orders, completedOrders + change, reviews, spentElsewhere, referrals);
    }

    /** More sold, or less. */
    public CustomerStatistics withSales(BigDecimal change) {
        return new CustomerStatistics(lifetimeSales.add(change), orders, completedOrders, reviews, spentElsewhere, referrals);
    }

    /** One approved review more. */
    public CustomerStatistics withReview() {
        return new CustomerStatistics(lifetimeSales, orders, completedOrders, reviews + 1, spentElsewhere, referrals);
    }

    /** Other referrals. */
    public CustomerStatistics with(ReferralStatistics changed) {
        return new CustomerStatistics(lifetimeSales, orders, completedOrders, reviews, spentElsewhere, changed);
    }

    /**
     * These figures with those that a customer brings along. Orders from elsewhere are completed; those that are known
     * here and open stay so.
     *
     * @param spentHere points spent that the ledger shows
     */
    public CustomerStatistics opened(Opening opening, long spentHere) {
        long allOrders = otherwise(opening.orders(), orders);
        Long spent = opening.lifetimeSpentPoints();
        return new CustomerStatistics(
                opening.lifetimeSales() == null ? lifetimeSales : opening.lifetimeSales(),
                allOrders,
                Math.max(0, allOrders - (orders - completedOrders)),
                otherwise(opening.reviews(), reviews),
                spent == null ? spentElsewhere : spent - spentHere,
                referrals);
    }

    private static long otherwise(@Nullable Long opened, long known) {
        return opened == null ? known : opened;
    }
}
