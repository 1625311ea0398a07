package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RefereeFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A completed order of a referee, stored with the referrer.
 *
 * @param owner the referrer
 * @param orderId {@link #key} of the order
 * @param at when the order counted: at its completion, or at a sign-up that came later
 * @param amount grand total at completion less earlier refunds, in the ruleset's currency
 * @param referrer the referrer's customer facts at completion
 * @param referee the referee's facts at completion
 * @param refundedBefore refunds before the order counted at a sign-up; null for an order that counted at its completion
 * @param accruals points that the referrer earned, in the order of posting
 */
@RecordBuilder
public record RefereeOrder(
        AccountOwner owner,
        String orderId,
        Instant at,
        BigDecimal amount,
        CustomerFacts referrer,
        RefereeFacts referee,
        @Nullable RefundTotals refundedBefore,
        List<OrderAccrual> accruals)
        implements AccruingOrder, RefereeOrderBuilder.With {

    /**
     * Returns the key under which a referee's order is stored with the referrer: U+0000 and the order id. No id of the shop
     * contains U+0000, so the key differs from the ids of the referrer's own orders.
     */
    public static String key(String refereeOrderId) {
        return "\u0000" + refereeOrderId;
    }

    /** Returns this order with an accrual replaced by entry id, or appended. */
    public RefereeOrder with(OrderAccrual accrual) {
        return withAccruals(accrualsWith(accrual));
    }
}
