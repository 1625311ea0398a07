package dev.rewardsync.decision;

import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.math.BigDecimal;
import java.time.Instant;

/** What completed orders count for among their customer's sales: their grand totals, less what was refunded. */
final class SalesTracker {

    private final DecisionContext context;
    private final TierBasis basis;

    SalesTracker(DecisionContext context, TierBasis basis) {
        this.context = context;
        this.basis = basis;
    }

    /** Counts a completed order; an amount that cannot be converted counts 0. */
    void complete(OrderInProgress order, CustomerFacts customer, Instant at) {
        CompletedSale sale = new CompletedSale(
                BigDecimal.ZERO, BigDecimal.ZERO, at, customer, order.state().refunded());
        count(order, counting(sale, amount(order), order));
        context.account().changeStatistics(statistics -> statistics.plusCompletedOrders(1));
    }

    /** Counts what refunds have left of a completed order; an open one counts nothing. */
    void refund(OrderInProgress order) {
        recount(order, order.state().sale().amount());
    }

    /** Counts the revision in force of a completed order; an open one counts nothing. */
    void amend(OrderInProgress order) {
        recount(order, amount(order));
    }

    private void recount(OrderInProgress order, BigDecimal amount) {
        if (order.state().phase() == Phase.COMPLETED) {
            count(order, counting(order.state().sale(), amount, order));
        }
    }

    /** Cancels an order and takes back what it counted for. */
    void cancel(OrderInProgress order) {
        OrderState before = order.state();
        order.cancel();
        changeSales(before.sale().net().negate(), before.sale().at());
        int completed = before.phase() == Phase.COMPLETED ? 1 : 0;
        context.account()
                .changeStatistics(statistics -> statistics.plusOrders(-1).plusCompletedOrders(-completed));
        basis.count(Basis.ORDERS, before.placement().placedAt(), -1);
    }

    private static BigDecimal amount(OrderInProgress order) {
        ExchangeRate rate = order.priced().rate();
        return rate == null
                ? BigDecimal.ZERO
                : rate.toBase(order.event().totals().grandTotal());
    }

    private static CompletedSale counting(CompletedSale sale, BigDecimal amount, OrderInProgress order) {
        RefundCalculation refunds =
                new RefundCalculation(order.priced(), order.state().refunded());
        return sale.with(changed -> changed.amount(amount).refunded(refunds.ofSale(amount)));
    }

    private void count(OrderInProgress order, CompletedSale sale) {
        BigDecimal more = sale.net().subtract(order.state().sale().net());
        order.complete(sale);
        changeSales(more, sale.at());
    }

    private void changeSales(BigDecimal more, Instant at) {
        context.account().changeStatistics(statistics -> statistics.plusSales(more));
        basis.count(Basis.LIFETIME_SALES, at, more);
    }
}
