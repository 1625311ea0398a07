package dev.rewardsync.decision;

import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import java.util.Objects;

/**
 * What rules see of an order that is known: as it is written now, at the moments when they were asked first, with the
 * customer as they were then.
 *
 * @param cart the whole order
 */
record OrderFacts(OrderState order, PricedOrder cart) {

    /** The facts of an order as it is kept. */
    static OrderFacts of(DecisionBuilder draft, String orderId) {
        OrderState order = draft.known(orderId);
        var placed = draft.placed(orderId).event();
        return new OrderFacts(
                order,
                draft.priced(
                        placed,
                        order.placement().rewardDiscount(),
                        order.placement().coversShipping()));
    }

    /** What cart rules see: the whole order. */
    Facts whenPlaced() {
        return Facts.of(
                order.placement().placedAt(),
                cart.order().website(),
                order.placement().customer(),
                cart);
    }

    /** What the rules of a completed order see: what was left of it. */
    Facts whenCompleted() {
        CompletedSale sale = order.sale();
        CustomerFacts customer = Objects.requireNonNull(sale.customer(), "the order is not completed");
        return Facts.of(sale.at(), cart.order().website(), customer, cart.without(sale.refundedBefore()));
    }

    /** What the rule saw that gave an accrual. */
    Facts of(OrderAccrual accrual) {
        return accrual.fromCart() ? whenPlaced() : whenCompleted();
    }

    /** What had been refunded when an accrual was made. */
    RefundedQuantities refundedBefore(OrderAccrual accrual) {
        return accrual.fromCart() ? RefundedQuantities.NOTHING : order.sale().refundedBefore();
    }
}
