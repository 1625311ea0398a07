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
 * @param priced the whole order
 */
record OrderFacts(OrderState order, PricedOrder priced) {

    /** Returns the facts of an order as it stands now. */
    static OrderFacts of(OrderInProgress order) {
        return new OrderFacts(order.state(), order.priced());
    }

    /** What cart rules see: the whole order. */
    Facts whenPlaced() {
        return Facts.of(
                order.placement().placedAt(),
                priced.order().website(),
                order.placement().customer(),
                priced);
    }

    /** What the rules of a completed order see: what was left of it. */
    Facts whenCompleted() {
        CompletedSale sale = order.sale();
        CustomerFacts customer = Objects.requireNonNull(sale.customer(), "the order is not completed");
        return Facts.of(sale.at(), priced.order().website(), customer, priced.without(sale.refundedBefore()));
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
