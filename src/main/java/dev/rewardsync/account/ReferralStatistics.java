package dev.rewardsync.account;

import java.math.BigDecimal;

/**
 * What the customers did whom this one invited.
 *
 * @param signups who signed up
 * @param orders completed orders of theirs
 * @param ordersAmount the sum of those, in the ruleset's currency
 * @param whoOrdered how many of them have a completed order
 */
public record ReferralStatistics(long signups, long orders, BigDecimal ordersAmount, long whoOrdered) {

    /** Nobody invited. */
    public static final ReferralStatistics NONE = new ReferralStatistics(0, 0, BigDecimal.ZERO, 0);

    /** One more signed up. */
    public ReferralStatistics withSignup() {
        return new ReferralStatistics(signups + 1, orders, ordersAmount, whoOrdered);
    }

    /** One order more or, with negative figures, one taken back. */
    public ReferralStatistics withOrder(int ordersChange, BigDecimal amountChange, int whoOrderedChange) {
        return new ReferralStatistics(
                signups, orders + ordersChange, ordersAmount.add(amountChange), whoOrdered + whoOrderedChange);
    }
}
