package dev.rewardsync.decision;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a status does to an order: it releases the points that wait for it; completed counts the sale. */
final class OrderStatusHandler {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final SalesTracker sales;
    private final Accruals accruals;
    private final ReferralPublisher referrer;
    private final OrderCancellation cancellation;
    private final OrderExporter exports;

    OrderStatusHandler(
            DecisionContext context,
            TimerRunner timers,
            SalesTracker sales,
            Accruals accruals,
            ReferralPublisher referrer,
            OrderCancellation cancellation,
            OrderExporter exports) {
        this.context = context;
        this.timers = timers;
        this.sales = sales;
        this.accruals = accruals;
        this.referrer = referrer;
        this.cancellation = cancellation;
        this.exports = exports;
    }

    /** Lets a status take effect that the order, not canceled, has not had yet. */
    void change(OrderStatusChanged changed) {
        String orderId = changed.orderId();
        OrderInProgress order = context.orders().open(orderId);
        Instant at = changed.occurredAt();
        switch (changed.status()) {
            case OrderStatusChanged.CANCELED -> {
                cancellation.cancel(changed);
                exports.request(orderId, Reason.CANCELED, at);
            }
            case OrderStatusChanged.COMPLETED -> {
                complete(order, changed);
                exports.request(orderId, Reason.COMPLETED, at);
            }
            default -> {
                if (release(order, changed)) {
                    exports.request(orderId, Reason.RELEASED, at);
                }
            }
        }
    }

    private void complete(OrderInProgress order, OrderStatusChanged changed) {
        CustomerFacts customer =
                CustomerFacts.excludingOneOrder(context.account().snapshot());
        release(order, changed);
        long ordersBefore = context.account().statistics().completedOrders();
        sales.complete(order, customer, changed.occurredAt());
        if (context.account().isGuest()) {
            return;
        }
        OrderFacts facts = OrderFacts.of(order);
        referrer.completed(changed, facts, ordersBefore);
        if (!facts.priced().allLinesRefunded(facts.order().refunded())) {
            runCompletedRules(order, changed, facts.whenCompleted());
        }
    }

    private void runCompletedRules(OrderInProgress order, OrderStatusChanged changed, Facts facts) {
        List<Discrepancy> found = new ArrayList<>();
        List<OrderAccrual> accrued = accruals.ofBehavior(
                Trigger.ORDER_COMPLETED,
                facts,
                ruleId -> EntryId.statusAccrual(order.orderId(), changed.status(), ruleId),
                order.orderId(),
                Cause.of(changed),
                found);
        order.report(found);
        accrued.forEach(order::accrue);
        context.decision().add(found);
    }

    /** Releases what waits for a status, or schedules its release; returns whether points became available. */
    private boolean release(OrderInProgress order, OrderStatusChanged changed) {
        List<OrderAccrual> waiting = order.state().accruals().stream()
                .filter(accrual -> accrual.fromCart()
                        && accrual.pending() > 0
                        && accrual.terms().award().isReleasedBy(changed.status()))
                .toList();
        waiting.forEach(accrual -> accruals.schedule(accrual, order.orderId(), changed.occurredAt()));
        return timers.releaseNow(waiting, Cause.of(changed));
    }
}
