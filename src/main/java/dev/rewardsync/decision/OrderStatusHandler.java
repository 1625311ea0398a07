package dev.rewardsync.decision;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a status does to an order: it releases the points that wait for it; completed counts the sale. */
final class OrderStatusHandler {

    private final DecisionBuilder draft;
    private final TimerRunner settlement;
    private final SalesTracker sales;
    private final Accruals accruals;
    private final ReferralPublisher referrer;
    private final OrderCancellation cancellation;
    private final OrderExportBuilder exports;

    OrderStatusHandler(
            DecisionBuilder draft,
            TimerRunner settlement,
            SalesTracker sales,
            Accruals accruals,
            ReferralPublisher referrer,
            OrderCancellation cancellation,
            OrderExportBuilder exports) {
        this.draft = draft;
        this.settlement = settlement;
        this.sales = sales;
        this.accruals = accruals;
        this.referrer = referrer;
        this.cancellation = cancellation;
        this.exports = exports;
    }

    /** Lets a status take effect that the order, not canceled, has not had yet. */
    void change(OrderStatusChanged changed) {
        String orderId = changed.orderId();
        Instant at = changed.occurredAt();
        switch (changed.status()) {
            case OrderStatusChanged.CANCELED -> {
                cancellation.cancel(changed);
                exports.tell(orderId, Reason.CANCELED, at);
            }
            case OrderStatusChanged.COMPLETED -> {
                complete(changed);
                exports.tell(orderId, Reason.COMPLETED, at);
            }
            default -> {
                if (release(orderId, changed)) {
                    exports.tell(orderId, Reason.RELEASED, at);
                }
            }
        }
    }

    private void complete(OrderStatusChanged changed) {
        String orderId = changed.orderId();
        CustomerFacts customer = CustomerFacts.withoutOneOrder(draft.account());
        release(orderId, changed);
        long ordersBefore = draft.account().figures().completedOrders();
        sales.complete(OrderFacts.of(draft, orderId), customer, changed.occurredAt());
        OrderFacts facts = OrderFacts.of(draft, orderId);
        if (facts.order().owner().guest()) {
            return;
        }
        referrer.completed(changed, facts, ordersBefore);
        if (!facts.cart().nothingLeft(facts.order().refunded())) {
            runCompletedRules(changed, facts.whenCompleted());
        }
    }

    private void runCompletedRules(OrderStatusChanged changed, Facts facts) {
        String orderId = changed.orderId();
        List<Discrepancy> found = new ArrayList<>();
        List<OrderAccrual> booked = accruals.ofBehavior(
                Trigger.ORDER_COMPLETED,
                facts,
                ruleId -> EntryId.statusAccrual(orderId, changed.status(), ruleId),
                orderId,
                Cause.of(changed),
                found);
        OrderState order = draft.known(orderId).finding(found);
        for (OrderAccrual accrual : booked) {
            order = order.with(accrual);
        }
        draft.keep(order);
        draft.found(found);
    }

    /** Releases, or schedules the release of, what waits for a status; true where points became available. */
    private boolean release(String orderId, OrderStatusChanged changed) {
        List<OrderAccrual> waiting = draft.known(orderId).accruals().stream()
                .filter(accrual -> accrual.fromCart()
                        && accrual.pending() > 0
                        && accrual.terms().award().waitsFor(changed.status()))
                .toList();
        waiting.forEach(accrual -> accruals.schedule(accrual, orderId, changed.occurredAt()));
        return settlement.releaseNow(waiting, Cause.of(changed));
    }
}
