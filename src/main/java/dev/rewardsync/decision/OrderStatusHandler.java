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

/**
 * Handles an order's status: releases the points whose award waits for it; completion also counts the sale, and cancellation
 * undoes the order.
 */
final class OrderStatusHandler {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final SalesTracker sales;
    private final Accruals accruals;
    private final ReferralPublisher referrals;
    private final OrderCancellation cancellation;
    private final OrderExporter exports;

    OrderStatusHandler(
            DecisionContext context,
            TimerRunner timers,
            SalesTracker sales,
            Accruals accruals,
            ReferralPublisher referrals,
            OrderCancellation cancellation,
            OrderExporter exports) {
        this.context = context;
        this.timers = timers;
        this.sales = sales;
        this.accruals = accruals;
        this.referrals = referrals;
        this.cancellation = cancellation;
        this.exports = exports;
    }

    /** Applies a status that the order has not had yet. */
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
        referrals.publishCompletion(changed, facts, ordersBefore);
        if (!facts.priced().hasNothingLeft(facts.order().refunded())) {
            runCompletedRules(order, changed, facts.whenCompleted());
        }
    }

    private void runCompletedRules(OrderInProgress order, OrderStatusChanged changed, Facts facts) {
        List<Discrepancy> discrepancies = new ArrayList<>();
        List<OrderAccrual> accrued = accruals.runBehaviorRules(
                Trigger.ORDER_COMPLETED,
                facts,
                ruleId -> EntryId.statusAccrual(order.orderId(), changed.status(), ruleId),
                order.orderId(),
                Cause.of(changed),
                discrepancies);
        order.report(discrepancies);
        accrued.forEach(order::accrue);
        context.decision().addNewDiscrepancies(discrepancies);
    }

    /** Releases the points whose award waits for a status, or schedules their release; returns whether points became available. */
    private boolean release(OrderInProgress order, OrderStatusChanged changed) {
        List<OrderAccrual> waiting = order.state().accruals().stream()
                .filter(accrual -> accrual.fromCart()
                        && accrual.pending() > 0
                        && accrual.terms()
                                .award()
                                .isReleasedBy(
                                        changed.status(), context.ruleset().statuses()))
                .toList();
        waiting.forEach(accrual -> accruals.scheduleRelease(accrual, changed.occurredAt()));
        return timers.releaseDue(waiting, Cause.of(changed));
    }
}
