package dev.rewardsync.decision;

import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.math.BigDecimal;
import java.time.Instant;

/** Maintains the customer's lifetime sales: the grand totals of completed orders less refunds. */
final class SalesTracker {

    private final DecisionContext context;
    private final TierBasis basis;

    SalesTracker(DecisionContext context, TierBasis basis) {
        this.context = context;
        this.basis = basis;
    }

    /** Completes an order and adds its sale; an amount that cannot be converted counts as 0. */
    void complete(OrderInProgress order, CustomerFacts customer, Instant at) {
        CompletedSale sale = new CompletedSale(
                BigDecimal.ZERO, BigDecimal.ZERO, at, customer, order.state().refunded());
        updateSale(order, withAmount(sale, amount(order), order));
        context.account().changeStatistics(statistics -> statistics.plusCompletedOrders(1));
    }

    /** Updates the sale of a completed order after a refund. An open order has no sale. */
    void refund(OrderInProgress order) {
        recalculate(order, order.state().sale().amount());
    }

    /** Updates the sale of a completed order after an amendment. An open order has no sale. */
    void amend(OrderInProgress order) {
        recalculate(order, amount(order));
    }

    private void recalculate(OrderInProgress order, BigDecimal amount) {
        if (order.state().phase() == Phase.COMPLETED) {
            updateSale(order, withAmount(order.state().sale(), amount, order));
        }
    }

    /** Cancels an order and removes its sale. */
    void cancel(OrderInProgress order) {
        OrderState before = order.state();
        order.cancel();
        changeSales(before.sale().net().negate(), before.sale().at());
        int completed = before.phase() == Phase.COMPLETED ? 1 : 0;
        context.account()
                .changeStatistics(statistics -> statistics.plusOrders(-1).plusCompletedOrders(-completed));
        basis.add(Basis.ORDERS, before.placement().placedAt(), -1);
    }

    private static BigDecimal amount(OrderInProgress order) {
        ExchangeRate rate = order.priced().rate();
        return rate == null
                ? BigDecimal.ZERO
                : rate.toBase(order.event().totals().grandTotal());
    }

    private static CompletedSale withAmount(CompletedSale sale, BigDecimal amount, OrderInProgress order) {
        RefundCalculation refunds =
                new RefundCalculation(order.priced(), order.state().refunded());
        return sale.with(changed -> changed.amount(amount).refunded(refunds.refundedSale(amount)));
    }

    private void updateSale(OrderInProgress order, CompletedSale sale) {
        BigDecimal change = sale.net().subtract(order.state().sale().net());
        order.complete(sale);
        changeSales(change, sale.at());
    }

    private void changeSales(BigDecimal change, Instant at) {
        context.account().changeStatistics(statistics -> statistics.plusSales(change));
        basis.add(Basis.LIFETIME_SALES, at, change);
    }
}
