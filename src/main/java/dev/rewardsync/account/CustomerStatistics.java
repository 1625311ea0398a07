package dev.rewardsync.account;

import dev.rewardsync.event.PointsAdjusted.Opening;
import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record CustomerStatistics(
        BigDecimal lifetimeSales,
        long orders,
        long completedOrders,
        long reviews,
        long spentElsewhere,
        ReferralStatistics referrals)
        implements CustomerStatisticsBuilder.With {

    /** Nothing yet. */
    public static final CustomerStatistics NONE =
            new CustomerStatistics(BigDecimal.ZERO, 0, 0, 0, 0, ReferralStatistics.NONE);

    /** Returns these statistics with a signed number of orders more. */
    public CustomerStatistics plusOrders(int change) {
        return withOrders(orders + change);
    }

    /** Returns these statistics with a signed number of completed orders more. */
    public CustomerStatistics plusCompletedOrders(int change) {
        return withCompletedOrders(completedOrders + change);
    }

    /** Returns these statistics with a signed amount of sales more, in the ruleset's currency. */
    public CustomerStatistics plusSales(BigDecimal change) {
        return withLifetimeSales(lifetimeSales.add(change));
    }

    /** Returns these statistics with one approved review more. */
    public CustomerStatistics plusReview() {
        return withReviews(reviews + 1);
    }

    /**
     * Returns these statistics with those that a customer brings along from another system. Orders from there are
     * completed; open orders that are known here stay open.
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
