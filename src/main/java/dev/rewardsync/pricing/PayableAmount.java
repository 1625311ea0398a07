package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The amount that points can pay of an order: its lines after all discounts except the reward discount, plus their tax if
 * prices exclude it, plus the shipping if points cover it. All amounts are in the order's currency, 0 or more. See
 * {@code docs/discrepancies.md}, "What points may pay".
 *
 * @param coversShipping whether points can pay for the shipping
 */
public record PayableAmount(OrderPlaced order, boolean coversShipping) {

    /** Returns the amount according to the order's totals, before gift cards, fees and other amounts. */
    public BigDecimal total() {
        Totals totals = order.totals();
        BigDecimal goodsDiscount =
                totals.discount().subtract(order.shipping().discount()).max(BigDecimal.ZERO);
        BigDecimal goods = totals.subtotal().subtract(goodsDiscount);
        BigDecimal tax = order.pricesIncludeTax() ? BigDecimal.ZERO : totals.tax();
        BigDecimal total = coversShipping
                ? goods.add(tax).add(order.discountedShipping())
                : goods.add(tax).subtract(shippingTax());
        return total.max(BigDecimal.ZERO);
    }

    /** Returns {@link #total}, limited to the amount to pay after gift cards, fees and other amounts. */
    public BigDecimal cappedTotal() {
        BigDecimal amountToPay = order.totals().expectedGrandTotal(BigDecimal.ZERO, order.pricesIncludeTax());
        return total().min(amountToPay).max(BigDecimal.ZERO);
    }

    /**
     * Returns the amount that points can pay of each line, as a list that can grow.
     *
     * @param discounts total discount of each line
     */
    List<BigDecimal> byLine(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = taxes(discounts);
        List<BigDecimal> amounts = new ArrayList<>(discounts.size() + 1);
        for (int index = 0; index < discounts.size(); index++) {
            BigDecimal rowTotal = order.lines().get(index).rowTotal();
            amounts.add(rowTotal.subtract(discounts.get(index))
                    .add(taxes.get(index))
                    .max(BigDecimal.ZERO));
        }
        return amounts;
    }

    /** Returns the amount that points can pay of the shipping; 0 if they cannot pay for it. */
    BigDecimal ofShipping() {
        return coversShipping ? order.discountedShipping().add(shippingTax()) : BigDecimal.ZERO;
    }

    /**
     * Returns the tax to add to each line; 0 if prices include it. Tax of the totals that no line reports is allocated
     * to the lines by value.
     */
    private List<BigDecimal> taxes(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = new ArrayList<>(discounts.size());
        if (order.pricesIncludeTax()) {
            discounts.forEach(discount -> taxes.add(BigDecimal.ZERO));
            return taxes;
        }
        BigDecimal unreportedTax =
                order.totals().tax().subtract(order.shipping().tax());
        for (OrderLine line : order.lines()) {
            taxes.add(line.tax());
            unreportedTax = unreportedTax.subtract(line.tax());
        }
        if (unreportedTax.signum() > 0) {
            List<BigDecimal> shares =
                    Allocation.allocate(unreportedTax, PricedOrder.values(order, discounts), order.currency());
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
