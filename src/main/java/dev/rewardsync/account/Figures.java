package dev.rewardsync.account;

import java.math.BigDecimal;

/**
 * What a customer did so far, as conditions ask for it.
 *
 * @param lifetimeSales grand totals of completed orders less refunds, in the ruleset's currency
 * @param orders placed and not canceled
 * @param completedOrders completed and not canceled
 * @param reviews approved
 * @param referrals of customers whom this one invited
 */
public record Figures(BigDecimal lifetimeSales, long orders, long completedOrders, long reviews, Referrals referrals) {

    /** Nothing yet. */
    public static final Figures NONE = new Figures(BigDecimal.ZERO, 0, 0, 0, Referrals.NONE);

    /** One order more (1) or fewer (−1). */
    public Figures withOrders(int change) {
        return new Figures(lifetimeSales, orders + change, completedOrders, reviews, referrals);
    }

    /** One completed order more (1) or fewer (−1). */
    public Figures withCompleted(int change) {
        return new Figures(lifetimeSales, orders, completedOrders + change, reviews, referrals);
    }

    /** More sold, or less. */
    public Figures withSales(BigDecimal change) {
        return new Figures(lifetimeSales.add(change), orders, completedOrders, reviews, referrals);
    }

    /** One approved review more. */
    public Figures withReview() {
        return new Figures(lifetimeSales, orders, completedOrders, reviews + 1, referrals);
    }

    /** Other referrals. */
    public Figures with(Referrals changed) {
        return new Figures(lifetimeSales, orders, completedOrders, reviews, changed);
    }
}
