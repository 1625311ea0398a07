package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The amount that points can pay of an order: the lines in scope after all discounts except the reward discount, plus their tax
 * if prices exclude it and points cover it, plus the shipping if points cover it. All amounts are in the order's currency, 0 or more. See
 * {@code docs/discrepancies.md}, "What points may pay".
 *
 * @param scope the parts of the order that points can pay
 */
public record PayableAmount(OrderPlaced order, PayableScope scope) {

    /** Returns the amount before gift cards, fees and other amounts: by the order's totals, or by the lines if some are out of scope. */
    public BigDecimal total() {
        BigDecimal goods = scope.lines() == null ? goodsByTotals() : goodsByLine();
        return goods.add(ofShipping()).max(BigDecimal.ZERO);
    }

    private BigDecimal goodsByTotals() {
        Totals totals = order.totals();
        BigDecimal discount =
                totals.discount().subtract(order.shipping().discount()).max(BigDecimal.ZERO);
        BigDecimal tax = addsTax() ? totals.tax().subtract(order.shipping().tax()) : BigDecimal.ZERO;
        return totals.subtotal().subtract(discount).add(tax);
    }

    private BigDecimal goodsByLine() {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : byLine()) {
            sum = sum.add(amount);
        }
        return sum;
    }

    /** Returns {@link #total}, limited to the amount to pay after gift cards, fees and other amounts. */
    public BigDecimal cappedTotal() {
        BigDecimal amountToPay = order.totals().expectedGrandTotal(BigDecimal.ZERO, order.pricesIncludeTax());
        return total().min(amountToPay).max(BigDecimal.ZERO);
    }

    /** Returns the amount that points can pay of each line; 0 for a line out of scope. */
    public List<BigDecimal> byLine() {
        return byLine(PricedOrder.lineDiscounts(order));
    }

    /**
     * Returns the amount that points can pay of each line, as a list that can grow; 0 for a line out of scope.
     *
     * @param discounts total discount of each line
     */
    List<BigDecimal> byLine(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = taxes(discounts);
        List<BigDecimal> amounts = new ArrayList<>(discounts.size() + 1);
        for (int index = 0; index < discounts.size(); index++) {
            OrderLine line = order.lines().get(index);
            amounts.add(
                    scope.contains(line.lineId())
                            ? line.rowTotal()
                                    .subtract(discounts.get(index))
                                    .add(taxes.get(index))
                                    .max(BigDecimal.ZERO)
                            : BigDecimal.ZERO);
        }
        return amounts;
    }

    /** Returns the amount that points can pay of the shipping; 0 if they cannot pay for it. */
    public BigDecimal ofShipping() {
        return scope.coversShipping() ? order.discountedShipping().add(shippingTax()) : BigDecimal.ZERO;
    }

    /**
     * Returns the tax to add to each line; 0 if prices include it or points do not cover it. Tax of the totals that no line reports is allocated
     * to the lines by value.
     */
    private List<BigDecimal> taxes(List<BigDecimal> discounts) {
        List<BigDecimal> taxes = new ArrayList<>(discounts.size());
        if (!addsTax()) {
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
        return addsTax() ? order.shipping().tax() : BigDecimal.ZERO;
    }

    private boolean addsTax() {
        return !order.pricesIncludeTax() && scope.coversTax();
    }
}
