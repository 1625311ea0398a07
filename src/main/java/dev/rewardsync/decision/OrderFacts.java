package dev.rewardsync.decision;

import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import java.util.Objects;

/**
 * The facts of an order for rules that run again: the revision in force, with the instants and customer facts of their first
 * run.
 *
 * @param priced the whole order
 */
record OrderFacts(OrderState order, PricedOrder priced) {

    /** Returns the facts of an order in progress. */
    static OrderFacts of(OrderInProgress order) {
        return new OrderFacts(order.state(), order.priced());
    }

    /** Returns the facts for cart rules, which see the whole order. */
    Facts whenPlaced() {
        return Facts.of(
                order.placement().placedAt(),
                priced.order().website(),
                order.placement().customer(),
                priced);
    }

    /**
     * Returns the facts for rules on completion, which see what refunds had left of the order.
     *
     * @throws NullPointerException if the order is not completed
     */
    Facts whenCompleted() {
        CompletedSale sale = order.sale();
        CustomerFacts customer = Objects.requireNonNull(sale.customer(), "the order is not completed");
        return Facts.of(sale.at(), priced.order().website(), customer, priced.without(sale.refundedBefore()));
    }

    /** Returns the facts for the rule of an accrual. */
    Facts of(OrderAccrual accrual) {
        return accrual.fromCart() ? whenPlaced() : whenCompleted();
    }

    /** Returns the refunds before an accrual. */
    RefundTotals refundedBefore(OrderAccrual accrual) {
        return accrual.fromCart() ? RefundTotals.NOTHING : order.sale().refundedBefore();
    }
}
