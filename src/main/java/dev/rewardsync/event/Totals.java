package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an order, as the shop booked them.
 *
 * @param subtotal sum of the lines' row totals
 * @param discount of coupons and promotions, without what points paid; 0 or more
 * @param tax of lines and shipping
 * @param shipping 0 or more
 * @param other signed amounts beside these: payment fees, gift wrapping, gift cards, store credit
 * @param grandTotal what is left to pay
 * @param computed the sums that the shop left out
 */
public record Totals(
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        List<OtherAmount> other,
        BigDecimal grandTotal,
        Set<Part> computed) {

    /** A sum that is computed where the shop leaves it out. */
    public enum Part {
        SUBTOTAL,
        DISCOUNT,
        TAX,
        SHIPPING
    }

    /** Sums that the shop named, all of them. */
    public Totals(
            BigDecimal subtotal,
            BigDecimal discount,
            BigDecimal tax,
            BigDecimal shipping,
            List<OtherAmount> other,
            BigDecimal grandTotal) {
        this(subtotal, discount, tax, shipping, other, grandTotal, Set.of());
    }

    /** An amount beside goods, shipping and tax: a fee is more than 0, a gift card less. */
    public record OtherAmount(String code, BigDecimal amount) {}

    /** A sum as the shop gave it; null where it left it out. */
    @Nullable
    BigDecimal given(Part part, BigDecimal sum) {
        return computed.contains(part) ? null : sum;
    }

    /** The signed sum of {@link #other}. */
    public BigDecimal otherSum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (OtherAmount part : other) {
            sum = sum.add(part.amount());
        }
        return sum;
    }

    /**
     * What is left to pay as these parts have it: the grand total that they should come to.
     *
     * @param rewardDiscount what points pay
     * @param pricesIncludeTax whether the subtotal and shipping have the tax in them
     */
    public BigDecimal toPay(BigDecimal rewardDiscount, boolean pricesIncludeTax) {
        return subtotal.subtract(discount)
                .subtract(rewardDiscount)
                .add(shipping)
                .add(otherSum())
                .add(pricesIncludeTax ? BigDecimal.ZERO : tax);
    }

    /** The subtotal of an order that names none: the sum of its row totals. */
    public static BigDecimal defaultSubtotal(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::rowTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The discount of an order that names none: the sum of its lines' discounts. */
    public static BigDecimal defaultDiscount(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The tax of an order that names none: the sum of its lines' taxes and the shipping's. */
    public static BigDecimal defaultTax(List<OrderLine> lines, Shipping shipping) {
        return lines.stream().map(OrderLine::tax).reduce(shipping.tax(), BigDecimal::add);
    }
}
