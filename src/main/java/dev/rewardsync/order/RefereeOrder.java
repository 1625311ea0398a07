package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RefereeFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A completed order of someone whom the customer invited.
 *
 * @param owner the one who invited
 * @param orderId {@link #key} of the referee's order, which is never an order's own id
 * @param at when it was completed
 * @param amount its grand total, less what was refunded before, in the ruleset's currency
 * @param customer the one who invited, as rules saw them then
 * @param referee the invited customer, as rules saw them then
 * @param accruals what it earned for the one who invited, in the order of booking
 */
@RecordBuilder
public record RefereeOrder(
        AccountOwner owner,
        String orderId,
        Instant at,
        BigDecimal amount,
        CustomerFacts customer,
        RefereeFacts referee,
        List<OrderAccrual> accruals)
        implements AccruingOrder, RefereeOrderBuilder.With {

    /** Under what a referee's order is remembered, apart from the customer's own orders. */
    public static String key(String refereeOrderId) {
        return "\u0000" + refereeOrderId;
    }

    /** Returns this order with an accrual changed, or added as the last. */
    public RefereeOrder with(OrderAccrual accrual) {
        return withAccruals(accrualsWith(accrual));
    }
}
