package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import java.util.List;

/**
 * A part of an order, or all of it, comes back: its share of the points used is given back first, then what rules gave
 * for it is taken back as each rule says, then its sales.
 */
final class RefundHandler {

    private final DecisionContext context;
    private final Restoration restoration;
    private final Reversal reversal;
    private final SalesTracker sales;
    private final ReferralPublisher referrer;
    private final OrderExporter exports;

    RefundHandler(
            DecisionContext context,
            Restoration restoration,
            Reversal reversal,
            SalesTracker sales,
            ReferralPublisher referrer,
            OrderExporter exports) {
        this.context = context;
        this.restoration = restoration;
        this.reversal = reversal;
        this.sales = sales;
        this.referrer = referrer;
        this.exports = exports;
    }

    /** Lets a refund take effect that the order, not canceled, has not had yet. */
    void refund(OrderRefunded refund) {
        String orderId = refund.orderId();
        OrderInProgress order = context.orders().open(orderId);
        RefundedQuantities before = order.state().refunded();
        List<Discrepancy> beyond = beyond(refund, before, order.event());
        RefundedQuantities refunded = before.plus(refund, order.event());
        if (refunded.equals(before) && beyond.isEmpty()) {
            return;
        }
        context.decision().add(beyond);
        order.refund(refunded);
        order.report(beyond);
        applyTo(order, refund);
        exports.request(orderId, Reason.REFUNDED, refund.occurredAt());
    }

    private void applyTo(OrderInProgress order, OrderRefunded refund) {
        String orderId = order.orderId();
        Cause cause = Cause.of(refund);
        OrderFacts facts = OrderFacts.of(order);
        RefundCalculation refunds =
                new RefundCalculation(facts.priced(), facts.order().refunded());
        long more = refunds.restored(facts.order().placement()) - restored(facts.order());
        restoration.restore(order, more, EntryId.refundRestoration(orderId, refund.refundId()), cause);
        order.replaceAccruals(reversal.refund(
                order.state().accruals(),
                accrual -> refunds.takenBack(
                        accrual.booked(), accrual.terms(), facts.of(accrual), facts.refundedBefore(accrual)),
                accrualId -> EntryId.refundReversal(orderId, refund.refundId(), accrualId),
                orderId,
                cause));
        sales.refund(order);
        referrer.refunded(refund, facts);
    }

    private static long restored(OrderState order) {
        return order.placement().pointsTaken() - order.netPointsUsed();
    }

    private static List<Discrepancy> beyond(OrderRefunded refund, RefundedQuantities before, OrderPlaced placed) {
        List<String> beyond = before.beyond(refund, placed);
        return beyond.isEmpty()
                ? List.of()
                : List.of(new Discrepancy(
                        Discrepancy.Code.REFUND_EXCEEDS_ORDER,
                        "refund %s: ignored of it was %s".formatted(refund.refundId(), String.join(", ", beyond))));
    }
}
