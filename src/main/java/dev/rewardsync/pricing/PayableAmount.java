package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What points may pay of an order: its lines after all discounts but the reward discount, with their tax where prices
 * lack it, and its shipping where points cover it. All amounts are in the order's currency, 0 or more.
 *
 * <p>{@code docs/points.md} (Spending) explains the rule.
 */
public record PayableAmount(OrderPlaced order, boolean coversShipping) {

    /** Returns what points may pay by the order's totals, before gift cards, fees and the like. */
    public BigDecimal sum() {
        Totals totals = order.totals();
        BigDecimal goods = totals.subtotal().subtract(totals.discount());
        BigDecimal tax = order.pricesIncludeTax() ? BigDecimal.ZERO : totals.tax();
        BigDecimal sum = coversShipping
                ? goods.add(tax).add(totals.shipping())
                : goods.add(tax).subtract(shippingTax());
        return sum.max(BigDecimal.ZERO);
    }

    /** Returns the same, but never more than what is left to pay after gift cards, fees and the like. */
    public BigDecimal most() {
        BigDecimal leftToPay = order.totals().expectedGrandTotal(BigDecimal.ZERO, order.pricesIncludeTax());
        return sum().min(leftToPay).max(BigDecimal.ZERO);
    }

    /**
     * Returns what points may pay of each line and, where they cover it, of the shipping as the last part.
     *
     * @param discounts each line's whole discount
     */
    List<BigDecimal> parts(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = taxes(discounts);
        List<BigDecimal> parts = new ArrayList<>(discounts.size() + 1);
        for (int index = 0; index < discounts.size(); index++) {
            BigDecimal rowTotal = order.lines().get(index).rowTotal();
            parts.add(rowTotal.subtract(discounts.get(index))
                    .add(taxes.get(index))
                    .max(BigDecimal.ZERO));
        }
        if (coversShipping) {
            parts.add(order.totals().shipping().add(shippingTax()));
        }
        return parts;
    }

    /** Returns the tax that prices lack, by line. What only the totals name of it is spread over the lines by value. */
    private List<BigDecimal> taxes(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = new ArrayList<>(discounts.size());
        if (order.pricesIncludeTax()) {
            discounts.forEach(discount -> taxes.add(BigDecimal.ZERO));
            return taxes;
        }
        BigDecimal unnamed = order.totals().tax().subtract(order.shipping().tax());
        for (OrderLine line : order.lines()) {
            taxes.add(line.tax());
            unnamed = unnamed.subtract(line.tax());
        }
        if (unnamed.signum() > 0) {
            List<BigDecimal> shares =
                    Allocation.spread(unnamed, PricedOrder.values(order, discounts), order.currency());
            for (int index = 0; index < shares.size(); index++) {
                taxes.set(index, taxes.get(index).add(shares.get(index)));
            }
        }
        return taxes;
    }

    private BigDecimal shippingTax() {
        return order.pricesIncludeTax() ? BigDecimal.ZERO : order.shipping().tax();
    }
}
