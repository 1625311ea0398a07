package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;

/**
 * The sums of an order, as the shop booked them.
 *
 * @param subtotal sum of the lines' row totals
 * @param discount of coupons and promotions, without what points paid; 0 or more
 * @param tax of lines and shipping
 * @param shipping 0 or more
 * @param other signed amounts beside these: payment fees, gift wrapping, gift cards, store credit
 * @param grandTotal what is left to pay
 */
public record Totals(
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        List<OtherAmount> other,
        BigDecimal grandTotal) {

    /** An amount beside goods, shipping and tax: a fee is more than 0, a gift card less. */
    public record OtherAmount(String code, BigDecimal amount) {}

    /** The signed sum of {@link #other}. */
    public BigDecimal otherSum() {
        return other.stream().map(OtherAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
