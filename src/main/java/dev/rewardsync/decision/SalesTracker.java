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

    private final DecisionBuilder draft;
    private final TierBasis basis;

    SalesTracker(DecisionBuilder draft, TierBasis basis) {
        this.draft = draft;
        this.basis = basis;
    }

    /** Counts an order that is completed; an amount that can't be converted counts nothing. */
    void complete(OrderFacts facts, CustomerFacts customer, Instant at) {
        OrderState order = facts.order();
        CompletedSale sale = new CompletedSale(BigDecimal.ZERO, BigDecimal.ZERO, at, customer, order.refunded());
        change(order, Phase.COMPLETED, counting(sale, amount(facts), facts));
        draft.change(account -> account.with(account.figures().withCompleted(1)));
    }

    /** Counts what refunds have left of an order, where it is completed. */
    void refund(OrderFacts facts) {
        recount(facts, facts.order().sale().amount());
    }

    /** Counts an order as it is written now, where it is completed. */
    void amend(OrderFacts facts) {
        recount(facts, amount(facts));
    }

    private void recount(OrderFacts facts, BigDecimal amount) {
        OrderState order = draft.known(facts.order().orderId());
        if (order.phase() == Phase.COMPLETED) {
            change(order, Phase.COMPLETED, counting(order.sale(), amount, facts));
        }
    }

    /** Takes back what an order counts for. */
    void cancel(OrderState order) {
        change(order, Phase.CANCELED, CompletedSale.NONE);
        int completed = order.phase() == Phase.COMPLETED ? 1 : 0;
        draft.change(account -> account.with(account.figures().withOrders(-1).withCompleted(-completed)));
        basis.count(Basis.ORDERS, order.placement().placedAt(), -1);
    }

    private static BigDecimal amount(OrderFacts facts) {
        ExchangeRate rate = facts.cart().rate();
        return rate == null
                ? BigDecimal.ZERO
                : rate.toBase(facts.cart().order().totals().grandTotal());
    }

    private static CompletedSale counting(CompletedSale sale, BigDecimal amount, OrderFacts facts) {
        RefundCalculation refunded = new RefundCalculation(facts.cart(), facts.order().refunded());
        return sale.of(amount, refunded.ofSale(amount));
    }

    private void change(OrderState order, Phase phase, CompletedSale changed) {
        BigDecimal more = changed.net().subtract(order.sale().net());
        Instant at = phase == Phase.COMPLETED ? changed.at() : order.sale().at();
        draft.keep(order.in(phase, changed));
        draft.change(account -> account.with(account.figures().withSales(more)));
        basis.count(Basis.LIFETIME_SALES, at, more);
    }
}
