package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.money.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The refunded share of an order's value since a starting point, such as the order's completion: an exact fraction of the
 * value that was not refunded at that point. A line's value is its row total minus discount, prorated by quantity. If the
 * total value is 0, quantities count instead. A refunded amount adds its share of the amount that the customer paid, to every
 * line alike.
 *
 * @param pricedOrder the whole order
 * @param before refunds before the starting point
 * @param now all refunds so far
 */
public record RefundedShare(PricedOrder pricedOrder, RefundTotals before, RefundTotals now) {

    /**
     * A line or the shipping.
     *
     * @param remainingBefore quantity that was not refunded before
     * @param remainingNow quantity that is not refunded now
     */
    private record RefundablePart(
            BigDecimal value, BigDecimal quantity, BigDecimal remainingBefore, BigDecimal remainingNow) {
        RefundablePart {
            value = value.max(BigDecimal.ZERO);
        }

        BigDecimal refundedPieces() {
            return remainingBefore.subtract(remainingNow);
        }

        Fraction valueOf(BigDecimal pieces) {
            return Fraction.of(value.multiply(pieces), quantity);
        }
    }

    /** Returns the share refunded since the order was placed. */
    public static RefundedShare of(PricedOrder pricedOrder, RefundTotals now) {
        return new RefundedShare(pricedOrder, RefundTotals.NOTHING, now);
    }

    /** Returns the refunded share of the goods and the shipping. */
    public Fraction ofOrder() {
        return now.equals(before) ? Fraction.ZERO : withAmount(ofOrderParts());
    }

    /** Returns the refunded share of the goods and the shipping, without refunded amounts. */
    public Fraction ofOrderParts() {
        List<RefundablePart> goods = lines(EligibleLines.ALL_LINES);
        return share(goods, withShipping(goods, true, pricedOrder.order().discountedShipping()));
    }

    /** Returns the refunded share of the lines for which a rule awarded points. */
    public Fraction of(EligibleLines eligible) {
        List<RefundablePart> goods = lines(eligible);
        return withAmount(share(
                goods,
                withShipping(goods, eligible.shipping(), pricedOrder.order().discountedShipping())));
    }

    /** Returns the refunded share of the amount that points can pay. */
    public Fraction ofPayable(PayableScope scope) {
        PayableAmount payable = new PayableAmount(pricedOrder.order(), scope);
        List<RefundablePart> goods = parts(pricedOrder.lines(), payable.byLine(pricedOrder.discounts()));
        return withAmount(share(goods, withShipping(goods, scope.coversShipping(), payable.ofShipping())));
    }

    private Fraction withAmount(Fraction shareOfParts) {
        return shareOfParts.plus(ofAmount()).atMostOne();
    }

    /** Returns the share of the amounts refunded since the starting point in what the customer paid for the order left then. */
    private Fraction ofAmount() {
        BigDecimal amount = now.amount().subtract(before.amount());
        BigDecimal paid = pricedOrder.paidAmount();
        if (amount.signum() <= 0 || paid.signum() == 0) {
            return Fraction.ZERO;
        }
        Fraction left = of(pricedOrder, before).ofOrder().complement();
        return left.isZero()
                ? Fraction.ZERO
                : Fraction.of(amount, paid).dividedBy(left).atMostOne();
    }

    private List<RefundablePart> lines(EligibleLines eligible) {
        List<PricedLine> lines = pricedOrder.lines().stream()
                .filter(line -> eligible.contains(line.line().lineId()))
                .toList();
        return parts(lines, lines.stream().map(PricedLine::value).toList());
    }

    private List<RefundablePart> parts(List<PricedLine> lines, List<BigDecimal> values) {
        Function<OrderLine, BigDecimal> remainingBefore = remainingPieces(before);
        Function<OrderLine, BigDecimal> remainingNow = remainingPieces(now);
        List<RefundablePart> parts = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            OrderLine line = lines.get(index).line();
            parts.add(new RefundablePart(
                    values.get(index), line.quantity(), remainingBefore.apply(line), remainingNow.apply(line)));
        }
        return parts;
    }

    private Function<OrderLine, BigDecimal> remainingPieces(RefundTotals refunded) {
        return pricedOrder.allLinesRefunded(refunded) ? line -> BigDecimal.ZERO : refunded::remaining;
    }

    private List<RefundablePart> withShipping(
            List<RefundablePart> goods, boolean includesShipping, BigDecimal shippingValue) {
        if (!includesShipping) {
            return goods;
        }
        List<RefundablePart> parts = new ArrayList<>(goods);
        parts.add(new RefundablePart(shippingValue, BigDecimal.ONE, remainingShipping(before), remainingShipping(now)));
        return parts;
    }

    private static BigDecimal remainingShipping(RefundTotals refunded) {
        return refunded.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    private static Fraction share(List<RefundablePart> goods, List<RefundablePart> parts) {
        Fraction remainingValue = sum(parts, part -> part.valueOf(part.remainingBefore()));
        if (!remainingValue.isZero()) {
            return sum(parts, part -> part.valueOf(part.refundedPieces())).dividedBy(remainingValue);
        }
        Fraction remainingPieces = sum(goods, part -> Fraction.of(part.remainingBefore(), BigDecimal.ONE));
        return remainingPieces.isZero()
                ? Fraction.ZERO
                : sum(goods, part -> Fraction.of(part.refundedPieces(), BigDecimal.ONE))
                        .dividedBy(remainingPieces);
    }

    private static Fraction sum(List<RefundablePart> parts, Function<RefundablePart, Fraction> summand) {
        return parts.stream().map(summand).reduce(Fraction.ZERO, Fraction::plus);
    }
}
