package dev.rewardsync.account;

import dev.rewardsync.event.PointsAdjusted.Opening;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Totals over a customer's whole life. Conditions read them.
 *
 * @param lifetimeSales grand totals of completed orders less refunds, in the ruleset's currency
 * @param orders number of orders placed and not canceled
 * @param completedOrders number of orders completed and not canceled
 * @param reviews number of approved reviews
 * @param openingSpentPoints points spent in the system that the customer moved in from; the ledger has no entries for
 *     them. Conditions see them together with the points spent in the ledger
 * @param referrals statistics of the customers whom this one invited
 */
@RecordBuilder
public record CustomerStatistics(
        BigDecimal lifetimeSales,
        long orders,
        long completedOrders,
        long reviews,
        long openingSpentPoints,
        ReferralStatistics referrals)
        implements CustomerStatisticsBuilder.With {

    /** Statistics of a customer without events. */
    public static final CustomerStatistics NONE =
            new CustomerStatistics(BigDecimal.ZERO, 0, 0, 0, 0, ReferralStatistics.NONE);

    /** Returns these statistics after a signed change of the number of orders. */
    public CustomerStatistics plusOrders(int change) {
        return withOrders(orders + change);
    }

    /** Returns these statistics after a signed change of the number of completed orders. */
    public CustomerStatistics plusCompletedOrders(int change) {
        return withCompletedOrders(completedOrders + change);
    }

    /** Returns these statistics after a signed change of the sales, in the ruleset's currency. */
    public CustomerStatistics plusSales(BigDecimal change) {
        return withLifetimeSales(lifetimeSales.add(change));
    }

    /** Returns these statistics with one approved review more. */
    public CustomerStatistics plusReview() {
        return withReviews(reviews + 1);
    }

    /**
     * Returns these statistics with those of an opening. The opening's orders count as completed, except the orders that
     * are open here. See "Imported figures" in {@code docs/moving-in.md}.
     *
     * @param ledgerSpentPoints points spent according to the ledger
     */
    public CustomerStatistics withOpening(Opening opening, long ledgerSpentPoints) {
        long allOrders = valueOrDefault(opening.orders(), orders);
        Long spent = opening.lifetimeSpentPoints();
        return new CustomerStatistics(
                opening.lifetimeSales() == null ? lifetimeSales : opening.lifetimeSales(),
                allOrders,
                Math.max(0, allOrders - (orders - completedOrders)),
                valueOrDefault(opening.reviews(), reviews),
                spent == null ? openingSpentPoints : spent - ledgerSpentPoints,
                referrals);
    }

    private static long valueOrDefault(@Nullable Long value, long defaultValue) {
        return value == null ? defaultValue : value;
    }
}
