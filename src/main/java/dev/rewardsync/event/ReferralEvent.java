package dev.rewardsync.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer did whom another one invited, told to the one who invited: its customer is the referrer. The
 * worker makes these itself, from the referee's events, and sends them to the referrer's home.
 */
public sealed interface ReferralEvent extends ShopEvent {

    /** The customer who was invited. */
    String refereeId();

    /** The referee signed up. */
    record SignedUp(Envelope envelope, EventType type, String refereeId, String group) implements ReferralEvent {}

    /**
     * An order of the referee's is completed.
     *
     * @param order as it was placed
     * @param rewardDiscount what points took off it, in its currency
     * @param coversShipping whether points could pay its shipping
     * @param refunded what of it had been refunded by then
     * @param group the referee's customer group
     * @param ordersBefore completed orders of the referee's before this one
     */
    record OrderCompleted(
            Envelope envelope,
            EventType type,
            String refereeId,
            OrderPlaced order,
            BigDecimal rewardDiscount,
            boolean coversShipping,
            RefundedQuantities refunded,
            String group,
            long ordersBefore)
            implements ReferralEvent {}

    /**
     * A completed order of the referee's is refunded or amended.
     *
     * @param order as it is written now
     * @param rewardDiscount what points took off it, in its currency
     * @param coversShipping whether points could pay its shipping
     * @param refundedBefore what of it had been refunded when it was completed
     * @param refunded all that was refunded of it
     * @param refundId of the refund; null where the order was amended
     */
    record OrderChanged(
            Envelope envelope,
            EventType type,
            String refereeId,
            OrderPlaced order,
            BigDecimal rewardDiscount,
            boolean coversShipping,
            RefundedQuantities refundedBefore,
            RefundedQuantities refunded,
            @Nullable String refundId)
            implements ReferralEvent {}

    /** A completed order of the referee's is canceled. */
    record OrderCanceled(Envelope envelope, EventType type, String refereeId, String orderId)
            implements ReferralEvent {}
}
