package dev.rewardsync.event;

import dev.rewardsync.money.CurrencyChange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An event of a referee that concerns the referrer, the customer who invited the referee. The envelope contains the referrer's customer id.
 * The worker makes these events from the referee's events and sends them to the referrer's home partition.
 */
public sealed interface ReferralEvent extends ShopEvent {

    /** Returns the id of the referee. */
    String refereeId();

    /** The sign-up of a referee. */
    record SignedUp(Envelope envelope, EventType type, String refereeId, String group) implements ReferralEvent {}

    /**
     * The completion of a referee's order.
     *
     * @param order the revision in force
     * @param rewardDiscount discount for points used, in the order's currency
     * @param payable the parts of the order that points can pay
     * @param refunded refunds before completion
     * @param group the referee's customer group
     * @param ordersBefore number of the referee's orders completed before
     */
    record OrderCompleted(
            Envelope envelope,
            EventType type,
            String refereeId,
            OrderPlaced order,
            BigDecimal rewardDiscount,
            PayableScope payable,
            RefundTotals refunded,
            String group,
            long ordersBefore)
            implements ReferralEvent {}

    /**
     * The refund or amendment of a referee's completed order.
     *
     * @param order the revision in force
     * @param rewardDiscount discount for points used, in the order's currency
     * @param payable the parts of the order that points can pay
     * @param refundedBefore refunds before completion
     * @param refunded all refunds so far
     * @param refundId id of the refund; null for an amendment
     * @param currencyChange the amendment's change of the order's currency; null if there is none, or an exchange rate is unknown
     */
    record OrderChanged(
            Envelope envelope,
            EventType type,
            String refereeId,
            OrderPlaced order,
            BigDecimal rewardDiscount,
            PayableScope payable,
            RefundTotals refundedBefore,
            RefundTotals refunded,
            @Nullable String refundId,
            @Nullable CurrencyChange currencyChange)
            implements ReferralEvent {}

    /** The cancellation of a referee's completed order. */
    record OrderCanceled(Envelope envelope, EventType type, String refereeId, String orderId)
            implements ReferralEvent {}
}
