package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import java.math.BigDecimal;

/**
 * A line of an order with its whole discount.
 *
 * @param discount the line's own and its share of the order's
 * @param rewardShare its share of the reward discount
 */
public record PricedLine(OrderLine line, BigDecimal discount, BigDecimal rewardShare) {

    /** What the line costs: row total less discount, as prices are, with tax or without. */
    BigDecimal value() {
        return line.rowTotal().subtract(discount);
    }

    /** What the customer pays for the line before points: row total less discount, with tax. */
    public BigDecimal paid(boolean pricesIncludeTax) {
        BigDecimal discounted = line.rowTotal().subtract(discount);
        return pricesIncludeTax ? discounted : discounted.add(line.tax());
    }

    /** The weight of all pieces; 0 where the line names none. */
    public BigDecimal totalWeight() {
        return line.weight() == null ? BigDecimal.ZERO : line.weight().multiply(line.quantity());
    }

    /** The tax rate in percent: the line's own, else as its tax and row total have it, half-up at 2 decimals. */
    public BigDecimal taxRate(boolean pricesIncludeTax) {
        return line.taxRate() == null
                ? EffectiveTaxRate.rate(line.rowTotal(), line.tax(), pricesIncludeTax)
                : line.taxRate();
    }
}
