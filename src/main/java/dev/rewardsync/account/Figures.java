package dev.rewardsync.account;

import java.math.BigDecimal;

/**
 * What a customer did so far, as conditions ask for it.
 *
 * @param lifetimeSales grand totals of completed orders, in the ruleset's currency
 * @param orders placed and not canceled
 * @param reviews approved
 */
public record Figures(BigDecimal lifetimeSales, long orders, long reviews) {

    /** Nothing yet. */
    public static final Figures NONE = new Figures(BigDecimal.ZERO, 0, 0);

    /** One order more (1) or fewer (−1). */
    public Figures withOrders(int change) {
        return new Figures(lifetimeSales, orders + change, reviews);
    }

    /** A sale more, or with a negative amount a sale taken back. */
    public Figures withSales(BigDecimal change) {
        return new Figures(lifetimeSales.add(change), orders, reviews);
    }

    /** One approved review more. */
    public Figures withReview() {
        return new Figures(lifetimeSales, orders, reviews + 1);
    }
}
