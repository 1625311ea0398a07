package dev.rewardsync.order;

import dev.rewardsync.account.Owner;
import java.math.BigDecimal;
import java.util.List;

/**
 * A completed order of someone whom the customer invited.
 *
 * @param owner the one who invited
 * @param orderId {@link #key} of the referee's order, which is never an order's own id
 * @param amount its grand total, in the ruleset's currency
 * @param accruals what it earned for the one who invited, in the order of booking
 */
public record RefereeOrder(Owner owner, String orderId, BigDecimal amount, List<OrderAccrual> accruals)
        implements AccrualHolder {

    /** Under what a referee's order is remembered, apart from the customer's own orders. */
    public static String key(String refereeOrderId) {
        return "\u0000" + refereeOrderId;
    }

    @Override
    public RefereeOrder withAccruals(List<OrderAccrual> changed) {
        return new RefereeOrder(owner, orderId, amount, changed);
    }
}
