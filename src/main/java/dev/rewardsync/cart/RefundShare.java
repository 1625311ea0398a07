package dev.rewardsync.cart;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.Refunded;
import dev.rewardsync.money.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How much of an order was refunded, as an exact share of its value. A line's value is what it cost after discounts, pro
 * rata by quantity; where nothing has a value, pieces count alone.
 *
 * @param cart the whole order
 * @param before what was refunded before the time that is looked at
 * @param now what was refunded in all
 */
public record RefundShare(Cart cart, Refunded before, Refunded now) {

    /** A thing that can be refunded: its value, its pieces, and how many of them were left before and are left now. */
    private record Part(BigDecimal value, BigDecimal pieces, BigDecimal leftBefore, BigDecimal leftNow) {
        Part {
            value = value.max(BigDecimal.ZERO);
        }

        BigDecimal refundedPieces() {
            return leftBefore.subtract(leftNow);
        }

        Fraction valueOf(BigDecimal some) {
            return Fraction.of(value.multiply(some), pieces);
        }
    }

    /** The share since the order was placed. */
    public static RefundShare of(Cart cart, Refunded now) {
        return new RefundShare(cart, Refunded.NOTHING, now);
    }

    /** Of the goods and the shipping. */
    public Fraction ofOrder() {
        if (now.equals(before)) {
            return Fraction.ZERO;
        }
        List<Part> goods = lines(EarnedFrom.GOODS, RefundShare::worth);
        return share(goods, with(goods, true, cart.order().totals().shipping()));
    }

    /** Of what a rule gave points for. */
    public Fraction of(EarnedFrom from) {
        List<Part> goods = lines(from, RefundShare::worth);
        return share(goods, with(goods, from.shipping(), cart.order().totals().shipping()));
    }

    /** Of what points could pay: goods with their tax and, where points cover it, the shipping with its own. */
    public Fraction ofPayable(boolean coversShipping) {
        boolean includesTax = cart.order().pricesIncludeTax();
        BigDecimal shippingTax =
                includesTax ? BigDecimal.ZERO : cart.order().shipping().tax();
        List<Part> goods = lines(EarnedFrom.GOODS, line -> line.paid(includesTax));
        return share(
                goods,
                with(goods, coversShipping, cart.order().totals().shipping().add(shippingTax)));
    }

    private List<Part> lines(EarnedFrom from, Function<CartLine, BigDecimal> value) {
        return cart.lines().stream()
                .filter(line -> from.has(line.line().lineId()))
                .map(line -> part(line.line(), value.apply(line)))
                .toList();
    }

    private Part part(OrderLine line, BigDecimal value) {
        return new Part(value, line.quantity(), before.left(line), now.left(line));
    }

    private List<Part> with(List<Part> goods, boolean shipping, BigDecimal value) {
        if (!shipping) {
            return goods;
        }
        List<Part> parts = new ArrayList<>(goods);
        parts.add(new Part(value, BigDecimal.ONE, pieceLeft(before), pieceLeft(now)));
        return parts;
    }

    private static BigDecimal pieceLeft(Refunded refunded) {
        return refunded.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    private static BigDecimal worth(CartLine line) {
        return line.line().rowTotal().subtract(line.discount());
    }

    private static Fraction share(List<Part> goods, List<Part> parts) {
        Fraction whole = sum(parts, part -> part.valueOf(part.leftBefore()));
        if (!whole.isZero()) {
            return sum(parts, part -> part.valueOf(part.refundedPieces())).over(whole);
        }
        Fraction pieces = sum(goods, part -> Fraction.of(part.leftBefore(), BigDecimal.ONE));
        return pieces.isZero()
                ? Fraction.ZERO
                : sum(goods, part -> Fraction.of(part.refundedPieces(), BigDecimal.ONE))
                        .over(pieces);
    }

    private static Fraction sum(List<Part> parts, Function<Part, Fraction> of) {
        return parts.stream().map(of).reduce(Fraction.ZERO, Fraction::plus);
    }
}
