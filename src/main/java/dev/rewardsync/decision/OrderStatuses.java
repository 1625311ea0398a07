package dev.rewardsync.decision;

import dev.rewardsync.account.Profile;
import dev.rewardsync.cart.Cart;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.Sale;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.TierPolicy.Basis;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a status does to an order: it releases the points that wait for it; completed counts the sale. */
final class OrderStatuses {

    private final Draft draft;
    private final Settlement settlement;
    private final TierBasis basis;
    private final Accruals accruals;
    private final OrderCancellation cancellation;
    private final OrderExports exports;

    OrderStatuses(
            Draft draft,
            Settlement settlement,
            TierBasis basis,
            Accruals accruals,
            OrderCancellation cancellation,
            OrderExports exports) {
        this.draft = draft;
        this.settlement = settlement;
        this.basis = basis;
        this.accruals = accruals;
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
        PlacedOrder placed = draft.placed(orderId);
        OrderState order = draft.known(orderId);
        ExchangeRate rate = draft.ruleset().rateFor(placed.event());
        BigDecimal sales = rate == null
                ? BigDecimal.ZERO
                : rate.toBase(placed.event().totals().grandTotal());
        draft.keep(order.in(Phase.COMPLETED, new Sale(sales, changed.occurredAt())));
        basis.count(Basis.LIFETIME_SALES, changed.occurredAt(), sales);
        long ordersBefore = draft.account().figures().completedOrders();
        draft.change(account -> account.with(account.figures().withSales(1, sales)));
        if (order.owner().guest()) {
            return;
        }
        Cart cart = Cart.of(
                placed.event(),
                order.placement().rewardDiscount(),
                order.placement().coversShipping(),
                rate);
        tellReferrer(changed, order, placed.event(), ordersBefore);
        runCompletedRules(changed, Facts.of(changed.occurredAt(), placed.event().website(), customer, cart));
    }

    private void tellReferrer(OrderStatusChanged changed, OrderState order, OrderPlaced placed, long ordersBefore) {
        Profile profile = draft.account().profile();
        if (profile.referrerId() != null) {
            draft.tell(new ReferralEvent.OrderCompleted(
                    changed.envelope().to(profile.referrerId(), placed.website()),
                    changed.type(),
                    order.owner().id(),
                    placed,
                    order.placement().rewardDiscount(),
                    order.placement().coversShipping(),
                    profile.group(),
                    ordersBefore));
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
                        && accrual.award().waitsFor(changed.status()))
                .toList();
        waiting.forEach(accrual -> accruals.schedule(accrual, orderId, changed.occurredAt()));
        return settlement.releaseNow(waiting, Cause.of(changed));
    }
}
