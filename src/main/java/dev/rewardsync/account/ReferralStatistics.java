package dev.rewardsync.account;

import java.math.BigDecimal;

/**
 * Statistics of a referrer's referees, the customers whom the referrer invited.
 *
 * @param signups number of referees who signed up
 * @param orders number of the referees' completed orders
 * @param ordersAmount grand totals of these orders, in the ruleset's currency
 * @param refereesWhoOrdered number of referees with a completed order
 */
public record ReferralStatistics(long signups, long orders, BigDecimal ordersAmount, long refereesWhoOrdered) {

    /** Statistics without referees. */
    public static final ReferralStatistics NONE = new ReferralStatistics(0, 0, BigDecimal.ZERO, 0);

    /** Returns these statistics after one more sign-up. */
    public ReferralStatistics withSignup() {
        return new ReferralStatistics(signups + 1, orders, ordersAmount, refereesWhoOrdered);
    }

    /** Returns these statistics after signed changes of the orders, their amount and the referees who ordered. */
    public ReferralStatistics plusOrders(int ordersChange, BigDecimal amountChange, int refereesChange) {
        return new ReferralStatistics(
                signups, orders + ordersChange, ordersAmount.add(amountChange), refereesWhoOrdered + refereesChange);
    }
}
