package dev.rewardsync.decision;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.pricing.PricedOrder;
import org.jspecify.annotations.Nullable;

/** Publishes a referee's order events to the referrer, by way of the referrer's home partition. */
final class ReferralPublisher {

    private final DecisionContext context;

    ReferralPublisher(DecisionContext context) {
        this.context = context;
    }

    /**
     * Publishes the completion of an order.
     *
     * @param ordersBefore number of orders that the referee completed before
     */
    void publishCompletion(OrderStatusChanged changed, OrderFacts facts, long ordersBefore) {
        String referrerId = context.account().profile().referrerId();
        if (referrerId != null) {
            PlacementSnapshot placement = facts.order().placement();
            context.decision()
                    .addReferrals(new ReferralEvent.OrderCompleted(
                            envelope(changed, referrerId, facts.priced()),
                            changed.type(),
                            context.account().owner().id(),
                            facts.priced().order(),
                            placement.rewardDiscount(),
                            placement.payable(),
                            facts.order().refunded(),
                            context.account().profile().group(),
                            ordersBefore));
        }
    }

    /** Publishes a refund of a completed order. */
    void publishRefund(OrderRefunded refund, OrderFacts facts) {
        publishChange(refund, facts, refund.refundId());
    }

    /** Publishes an amendment of a completed order. */
    void publishAmendment(OrderPlaced amended, OrderFacts facts) {
        publishChange(amended, facts, null);
    }

    private void publishChange(OrderEvent event, OrderFacts facts, @Nullable String refundId) {
        String referrerId = context.account().profile().referrerId();
        OrderState order = facts.order();
        if (referrerId != null && order.phase() == Phase.COMPLETED) {
            context.decision()
                    .addReferrals(new ReferralEvent.OrderChanged(
                            envelope(event, referrerId, facts.priced()),
                            event.type(),
                            context.account().owner().id(),
                            facts.priced().order(),
                            order.placement().rewardDiscount(),
                            order.placement().payable(),
                            order.sale().refundedBefore(),
                            order.refunded(),
                            refundId));
        }
    }

    /**
     * Publishes the cancellation of a completed order.
     *
     * @param before the order before its cancellation
     */
    void publishCancellation(OrderStatusChanged changed, OrderState before) {
        String referrerId = context.account().profile().referrerId();
        if (referrerId != null && before.phase() == Phase.COMPLETED) {
            context.decision()
                    .addReferrals(new ReferralEvent.OrderCanceled(
                            changed.envelope().forCustomer(referrerId, changed.website()),
                            changed.type(),
                            context.account().owner().id(),
                            changed.orderId()));
        }
    }

    private static Envelope envelope(OrderEvent event, String referrerId, PricedOrder priced) {
        return event.envelope().forCustomer(referrerId, priced.order().website());
    }
}
