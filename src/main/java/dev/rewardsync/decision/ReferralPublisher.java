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

/** What the one who invited a customer is told of that customer's completed orders, by way of the inviter's home. */
final class ReferralPublisher {

    private final DecisionContext context;

    ReferralPublisher(DecisionContext context) {
        this.context = context;
    }

    /** An order is completed, when so many others had been before. */
    void completed(OrderStatusChanged changed, OrderFacts facts, long ordersBefore) {
        String referrerId = context.account().profile().referrerId();
        if (referrerId != null) {
            PlacementSnapshot placement = facts.order().placement();
            context.decision()
                    .add(new ReferralEvent.OrderCompleted(
                            envelope(changed, referrerId, facts.priced()),
                            changed.type(),
                            context.account().owner().id(),
                            facts.priced().order(),
                            placement.rewardDiscount(),
                            placement.coversShipping(),
                            facts.order().refunded(),
                            context.account().profile().group(),
                            ordersBefore));
        }
    }

    /** A part of an order was refunded. */
    void refunded(OrderRefunded refund, OrderFacts facts) {
        changed(refund, facts, refund.refundId());
    }

    /** An order is written anew. */
    void amended(OrderPlaced amended, OrderFacts facts) {
        changed(amended, facts, null);
    }

    private void changed(OrderEvent event, OrderFacts facts, @Nullable String refundId) {
        String referrerId = context.account().profile().referrerId();
        OrderState order = facts.order();
        if (referrerId != null && order.phase() == Phase.COMPLETED) {
            context.decision()
                    .add(new ReferralEvent.OrderChanged(
                            envelope(event, referrerId, facts.priced()),
                            event.type(),
                            context.account().owner().id(),
                            facts.priced().order(),
                            order.placement().rewardDiscount(),
                            order.placement().coversShipping(),
                            order.sale().refundedBefore(),
                            order.refunded(),
                            refundId));
        }
    }

    /** An order is void; before, it was as given. */
    void canceled(OrderStatusChanged changed, OrderState before) {
        String referrerId = context.account().profile().referrerId();
        if (referrerId != null && before.phase() == Phase.COMPLETED) {
            context.decision()
                    .add(new ReferralEvent.OrderCanceled(
                            changed.envelope().to(referrerId, changed.website()),
                            changed.type(),
                            context.account().owner().id(),
                            changed.orderId()));
        }
    }

    private static Envelope envelope(OrderEvent event, String referrerId, PricedOrder cart) {
        return event.envelope().to(referrerId, cart.order().website());
    }
}
