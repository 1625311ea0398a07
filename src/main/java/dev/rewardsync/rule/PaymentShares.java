package dev.rewardsync.rule;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals.OtherAmount;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines' shares in the amounts of an order that were paid by means that earn no points, such as gift cards. The amounts
 * are allocated to the lines of the whole order by value after discounts; the shipping has no share. See
 * {@code docs/earning.md}, "Earn base".
 *
 * @param byLine shares by line id, in the order's currency; empty if no amount was paid by these means
 */
record PaymentShares(Map<String, BigDecimal> byLine) {

    private static final PaymentShares NONE = new PaymentShares(Map.of());

    /** Returns the shares of the lines of an event's order; none if the event has no order. */
    static PaymentShares of(Facts facts, EarnBase base) {
        PricedOrder pricedOrder = facts.pricedOrder();
        if (pricedOrder == null || base.afterPayments().isEmpty()) {
            return NONE;
        }
        BigDecimal paid = paid(pricedOrder.order(), base.afterPayments());
        return paid.signum() == 0 ? NONE : new PaymentShares(pricedOrder.allocatedByLine(paid));
    }

    /** Returns the sum of the shares; null if there are none. */
    @Nullable
    BigDecimal total() {
        return byLine.values().stream().reduce(BigDecimal::add).orElse(null);
    }

    /** Returns the total of a line's row less the line's share. */
    BigDecimal rowTotalAfter(OrderLine line) {
        BigDecimal share = byLine.get(line.lineId());
        return share == null ? line.rowTotal() : line.rowTotal().subtract(share);
    }

    private static BigDecimal paid(OrderPlaced order, Set<String> codes) {
        BigDecimal paid = BigDecimal.ZERO;
        for (OtherAmount other : order.totals().other()) {
            if (other.amount().signum() < 0 && codes.contains(other.code())) {
                paid = paid.subtract(other.amount());
            }
        }
        return paid;
    }
}
