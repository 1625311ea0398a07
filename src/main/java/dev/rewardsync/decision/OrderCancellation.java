package dev.rewardsync.decision;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;

/**
 * Cancels an order: restores its points, takes back what it earned, then removes it from the customer's statistics. See
 * {@code docs/points.md}, "Cancellation".
 */
final class OrderCancellation {

    private final DecisionContext context;
    private final Restoration restoration;
    private final Reversal reversal;
    private final SalesTracker sales;
    private final ReferralPublisher referrals;

    OrderCancellation(
            DecisionContext context,
            Restoration restoration,
            Reversal reversal,
            SalesTracker sales,
            ReferralPublisher referrals) {
        this.context = context;
        this.restoration = restoration;
        this.reversal = reversal;
        this.sales = sales;
        this.referrals = referrals;
    }

    /** Cancels the order. Reverses its accruals under every refund policy, including {@code onRefund: keep}. */
    void cancel(OrderStatusChanged changed) {
        Cause cause = Cause.of(changed);
        String orderId = changed.orderId();
        OrderInProgress order = context.orders().open(orderId);
        OrderState before = order.state();
        restoration.restore(order, before.netPointsUsed(), EntryId.cancelRestoration(orderId), cause);
        for (OrderAccrual accrual : order.state().accruals()) {
            EntryId entryId = EntryId.cancelReversal(orderId, accrual.entryId());
            order.accrue(reversal.reverse(accrual, entryId, orderId, cause));
        }
        referrals.publishCancellation(changed, before);
        sales.cancel(order);
    }
}
