package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.RefundedQuantities;
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
public record RefundedShare(PricedOrder cart, RefundedQuantities before, RefundedQuantities now) {

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
    public static RefundedShare of(PricedOrder cart, RefundedQuantities now) {
        return new RefundedShare(cart, RefundedQuantities.NOTHING, now);
    }

    /** Of the goods and the shipping. */
    public Fraction ofOrder() {
        if (now.equals(before)) {
            return Fraction.ZERO;
        }
        List<Part> goods = lines(EligibleLines.GOODS);
        return share(goods, with(goods, true, cart.order().totals().shipping()));
    }

    /** Of what a rule gave points for. */
    public Fraction of(EligibleLines from) {
        List<Part> goods = lines(from);
        return share(goods, with(goods, from.shipping(), cart.order().totals().shipping()));
    }

    /** Of what points could pay. */
    public Fraction ofPayable(boolean coversShipping) {
        List<BigDecimal> payable = new PayableAmount(cart.order(), coversShipping).parts(cart.discounts());
        List<Part> goods = parts(cart.lines(), payable);
        return share(goods, with(goods, coversShipping, payable.getLast()));
    }

    private List<Part> lines(EligibleLines from) {
        List<PricedLine> lines = cart.lines().stream()
                .filter(line -> from.has(line.line().lineId()))
                .toList();
        return parts(lines, lines.stream().map(PricedLine::value).toList());
    }

    private List<Part> parts(List<PricedLine> lines, List<BigDecimal> values) {
        Function<OrderLine, BigDecimal> leftBefore = piecesLeft(before);
        Function<OrderLine, BigDecimal> leftNow = piecesLeft(now);
        List<Part> parts = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            OrderLine line = lines.get(index).line();
            parts.add(new Part(values.get(index), line.quantity(), leftBefore.apply(line), leftNow.apply(line)));
        }
        return parts;
    }

    private Function<OrderLine, BigDecimal> piecesLeft(RefundedQuantities refunded) {
        return cart.nothingLeft(refunded) ? line -> BigDecimal.ZERO : refunded::left;
    }

    private List<Part> with(List<Part> goods, boolean shipping, BigDecimal value) {
        if (!shipping) {
            return goods;
        }
        List<Part> parts = new ArrayList<>(goods);
        parts.add(new Part(value, BigDecimal.ONE, pieceLeft(before), pieceLeft(now)));
        return parts;
    }

    private static BigDecimal pieceLeft(RefundedQuantities refunded) {
        return refunded.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
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
