package dev.rewardsync.decision;

import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.money.CurrencyChange;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.pricing.PricedOrder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes a referee's order events to the referrer, by way of the referrer's home partition. */
final class ReferralPublisher {

    private final DecisionContext context;

    ReferralPublisher(DecisionContext context) {
        this.context = context;
    }

    /** Publishes a sign-up. */
    void publishSignUp(CustomerSignedUp event) {
        CustomerProfile profile = context.account().profile();
        if (profile.referrerId() != null) {
            context.decision()
                    .addReferrals(new ReferralEvent.SignedUp(
                            event.envelope().forCustomer(profile.referrerId(), event.website()),
                            event.type(),
                            context.account().owner().id(),
                            profile.group()));
        }
    }

    /**
     * Publishes the orders that were completed before a sign-up, in the order of their completion. The referrer ignores those
     * that have counted already.
     */
    void publishEarlierCompletions(CustomerSignedUp event) {
        long completed = context.account().statistics().completedOrders();
        if (completed == 0) {
            return;
        }
        List<OrderState> orders = context.orders().placed().stream()
                .filter(order -> order.phase() == Phase.COMPLETED)
                .sorted(Comparator.comparing((OrderState order) -> order.sale().at())
                        .thenComparing(OrderState::orderId))
                .toList();
        long ordersBefore = Math.max(0, completed - orders.size());
        for (OrderState order : orders) {
            publishCompletion(event, OrderFacts.of(context.orders().open(order.orderId())), ordersBefore);
            ordersBefore++;
        }
    }

    /**
     * Publishes a completed order.
     *
     * @param event its completion, or the sign-up that names the referrer
     * @param ordersBefore number of orders that the referee completed before
     */
    void publishCompletion(ShopEvent event, OrderFacts facts, long ordersBefore) {
        String referrerId = context.account().profile().referrerId();
        if (referrerId != null) {
            PlacementSnapshot placement = facts.order().placement();
            context.decision()
                    .addReferrals(new ReferralEvent.OrderCompleted(
                            envelope(event, referrerId, facts.priced()),
                            event.type(),
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
        publishChange(refund, facts, refund.refundId(), null);
    }

    /** Publishes an amendment of a completed order. */
    void publishAmendment(OrderPlaced amended, OrderFacts facts, @Nullable CurrencyChange currencyChange) {
        publishChange(amended, facts, null, currencyChange);
    }

    private void publishChange(
            OrderEvent event, OrderFacts facts, @Nullable String refundId, @Nullable CurrencyChange currencyChange) {
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
                            refundId,
                            currencyChange));
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

    private static Envelope envelope(ShopEvent event, String referrerId, PricedOrder priced) {
        return event.envelope().forCustomer(referrerId, priced.order().website());
    }
}
