package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import java.math.BigDecimal;

/**
 * A line of an order with its total discount. Amounts are in the order's currency.
 *
 * @param discount the line's own discount plus its share of the order's discount
 * @param rewardShare the line's share of the reward discount
 */
public record PricedLine(OrderLine line, BigDecimal discount, BigDecimal rewardShare) {

    /** Returns row total minus discount; with or without tax, as the order's prices are. */
    BigDecimal value() {
        return line.rowTotal().subtract(discount);
    }

    /** Returns the amount to pay for the line before points: row total minus discount, including tax. */
    public BigDecimal paid(boolean pricesIncludeTax) {
        return pricesIncludeTax ? value() : value().add(line.tax());
    }

    /** Returns the weight of all pieces; 0 if the line has none. */
    public BigDecimal totalWeight() {
        return line.weight() == null ? BigDecimal.ZERO : line.weight().multiply(line.quantity());
    }

    /** Returns the tax rate in percent: the line's own, else the rate derived from its tax and row total. */
    public BigDecimal taxRate(boolean pricesIncludeTax) {
        return line.taxRate() == null
                ? EffectiveTaxRate.rate(line.rowTotal(), line.tax(), pricesIncludeTax)
                : line.taxRate();
    }
}
