package dev.rewardsync.decision;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;

/** An order is void: its points come back first, then all that it earned is taken back, then its figures. */
final class OrderCancellation {

    private final DecisionContext context;
    private final Restoration restoration;
    private final Reversal reversal;
    private final SalesTracker sales;
    private final ReferralPublisher referrer;

    OrderCancellation(
            DecisionContext context,
            Restoration restoration,
            Reversal reversal,
            SalesTracker sales,
            ReferralPublisher referrer) {
        this.context = context;
        this.restoration = restoration;
        this.reversal = reversal;
        this.sales = sales;
        this.referrer = referrer;
    }

    void cancel(OrderStatusChanged changed) {
        Cause cause = Cause.of(changed);
        String orderId = changed.orderId();
        OrderInProgress order = context.orders().open(orderId);
        OrderState before = order.state();
        restoration.restore(order, before.netPointsUsed(), EntryId.cancelRestoration(orderId), cause);
        for (OrderAccrual accrual : order.state().accruals()) {
            String entryId = EntryId.cancelReversal(orderId, accrual.entryId());
            order.accrue(reversal.reverse(accrual, entryId, orderId, cause));
        }
        referrer.canceled(changed, before);
        sales.cancel(order);
    }
}
