package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.pricing.PricedOrder;
import java.util.List;

/**
 * A part of an order, or all of it, comes back: its share of the points used is given back first, then what rules gave
 * for it is taken back as each rule says, then its sales.
 */
final class RefundHandler {

    private final DecisionBuilder draft;
    private final Restoration restoration;
    private final Reversal reversal;
    private final SalesTracker sales;
    private final ReferralPublisher referrer;
    private final OrderExportBuilder exports;

    RefundHandler(
            DecisionBuilder draft,
            Restoration restoration,
            Reversal reversal,
            SalesTracker sales,
            ReferralPublisher referrer,
            OrderExportBuilder exports) {
        this.draft = draft;
        this.restoration = restoration;
        this.reversal = reversal;
        this.sales = sales;
        this.referrer = referrer;
        this.exports = exports;
    }

    /** Lets a refund take effect that the order, not canceled, has not had yet. */
    void refund(OrderRefunded refund) {
        String orderId = refund.orderId();
        OrderState before = draft.known(orderId);
        OrderPlaced placed = draft.placed(orderId).event();
        List<Discrepancy> beyond = beyond(refund, before.refunded(), placed);
        RefundedQuantities refunded = before.refunded().plus(refund, placed);
        if (refunded.equals(before.refunded()) && beyond.isEmpty()) {
            return;
        }
        draft.found(beyond);
        draft.keep(before.with(refunded).finding(beyond));
        takeEffect(refund, OrderFacts.of(draft, orderId));
        exports.tell(orderId, Reason.REFUNDED, refund.occurredAt());
    }

    private void takeEffect(OrderRefunded refund, OrderFacts facts) {
        String orderId = refund.orderId();
        Cause cause = Cause.of(refund);
        OrderState order = draft.known(orderId);
        PricedOrder cart = facts.cart();
        RefundCalculation refunded = new RefundCalculation(cart, order.refunded());
        long more = refunded.givenBack(order.placement()) - givenBack(order);
        order = restoration.giveBack(order, more, EntryId.refundRestoration(orderId, refund.refundId()), cause);
        draft.keep(order.withAccruals(reversal.refund(
                order.accruals(),
                accrual -> refunded.takenBack(
                        accrual.booked(), accrual.terms(), facts.of(accrual), facts.refundedBefore(accrual)),
                accrualId -> EntryId.refundReversal(orderId, refund.refundId(), accrualId),
                orderId,
                cause)));
        sales.refund(facts);
        referrer.refunded(refund, facts);
    }

    private static long givenBack(OrderState order) {
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
