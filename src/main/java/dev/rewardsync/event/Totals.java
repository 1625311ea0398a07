package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an order.
 *
 * @param subtotal sum of the lines' row totals
 * @param discount discount of coupons and promotions on lines and shipping without the reward discount, 0 or more
 * @param tax tax of lines and shipping
 * @param shipping cost of shipping before its discount, 0 or more
 * @param other other signed amounts: payment fees, gift wrapping, gift cards, store credit
 * @param grandTotal the amount to pay
 * @param computed the totals that the event does not contain, which are computed
 */
public record Totals(
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        List<OtherAmount> other,
        BigDecimal grandTotal,
        Set<Part> computed) {

    /** A total that is computed if the event does not contain it. */
    public enum Part {
        SUBTOTAL,
        DISCOUNT,
        TAX,
        SHIPPING
    }

    /** Creates totals that the event contains completely. */
    public Totals(
            BigDecimal subtotal,
            BigDecimal discount,
            BigDecimal tax,
            BigDecimal shipping,
            List<OtherAmount> other,
            BigDecimal grandTotal) {
        this(subtotal, discount, tax, shipping, other, grandTotal, Set.of());
    }

    /** An amount other than goods, shipping and tax: a fee is positive, a gift card negative. */
    public record OtherAmount(String code, BigDecimal amount) {}

    /** Returns a total if the event contains it, else null. */
    @Nullable
    BigDecimal provided(Part part, BigDecimal sum) {
        return computed.contains(part) ? null : sum;
    }

    /** Returns the signed sum of {@link #other}. */
    public BigDecimal otherSum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (OtherAmount part : other) {
            sum = sum.add(part.amount());
        }
        return sum;
    }

    /**
     * Returns the grand total that follows from the other totals.
     *
     * @param rewardDiscount discount for the points used
     * @param pricesIncludeTax whether subtotal and shipping include tax
     */
    public BigDecimal expectedGrandTotal(BigDecimal rewardDiscount, boolean pricesIncludeTax) {
        return subtotal.subtract(discount)
                .subtract(rewardDiscount)
                .add(shipping)
                .add(otherSum())
                .add(pricesIncludeTax ? BigDecimal.ZERO : tax);
    }

    /** Returns the default subtotal: the sum of the row totals. */
    public static BigDecimal defaultSubtotal(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::rowTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns the default discount: the sum of the lines' discounts and the shipping's discount. */
    public static BigDecimal defaultDiscount(List<OrderLine> lines, Shipping shipping) {
        return lines.stream().map(OrderLine::discount).reduce(shipping.discount(), BigDecimal::add);
    }

    /** Returns the default tax: the sum of the lines' taxes and the shipping's tax. */
    public static BigDecimal defaultTax(List<OrderLine> lines, Shipping shipping) {
        return lines.stream().map(OrderLine::tax).reduce(shipping.tax(), BigDecimal::add);
    }
}
