package dev.rewardsync.decision;

import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.pricing.RefundedShare;
import java.util.List;

/**
 * Refunds an order or a part of it: restores points, then takes back points by each rule's refund policy, then reduces the
 * sale. See {@code docs/orders.md}.
 */
final class RefundHandler {

    private final DecisionContext context;
    private final Restoration restoration;
    private final Reversal reversal;
    private final SalesTracker sales;
    private final ReferralPublisher referrals;
    private final OrderExporter exports;

    RefundHandler(
            DecisionContext context,
            Restoration restoration,
            Reversal reversal,
            SalesTracker sales,
            ReferralPublisher referrals,
            OrderExporter exports) {
        this.context = context;
        this.restoration = restoration;
        this.reversal = reversal;
        this.sales = sales;
        this.referrals = referrals;
        this.exports = exports;
    }

    /** Applies a refund that the order has not had yet. */
    void refund(OrderRefunded refund) {
        String orderId = refund.orderId();
        OrderInProgress order = context.orders().open(orderId);
        RefundTotals before = order.state().refunded();
        RefundTotals refunded = before.plus(refund, order.event());
        List<Discrepancy> excess = RefundExcess.of(refund, before, refunded, order.priced());
        if (refunded.equals(before) && excess.isEmpty()) {
            return;
        }
        boolean wasRefundedInFull =
                RefundedShare.of(order.priced(), before).ofOrder().isOne();
        context.decision().addNewDiscrepancies(excess);
        order.refund(refunded);
        order.report(excess);
        OrderState beforeBooking = order.state();
        applyTo(order, refund);
        if (wasRefundedInFull && excess.isEmpty() && order.state().equals(beforeBooking)) {
            return;
        }
        exports.request(orderId, Reason.REFUNDED, refund.occurredAt());
    }

    private void applyTo(OrderInProgress order, OrderRefunded refund) {
        String orderId = order.orderId();
        Cause cause = Cause.of(refund);
        OrderFacts facts = OrderFacts.of(order);
        RefundCalculation refunds =
                new RefundCalculation(facts.priced(), facts.order().refunded());
        long points = refunds.restoredPoints(facts.order().placement()) - restoredPoints(facts.order());
        restoration.restore(order, points, EntryId.refundRestoration(orderId, refund.refundId()), cause);
        order.replaceAccruals(reversal.reverseRefundedShare(
                order.state().accruals(),
                accrual -> refunds.takenBack(
                        accrual.booked(), accrual.terms(), facts.of(accrual), facts.refundedBefore(accrual)),
                accrualId -> EntryId.refundReversal(orderId, refund.refundId(), accrualId),
                orderId,
                cause));
        sales.refund(order);
        referrals.publishRefund(refund, facts);
    }

    private static long restoredPoints(OrderState order) {
        return order.placement().pointsDebited() - order.netPointsUsed();
    }
}
