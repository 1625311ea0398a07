package dev.rewardsync.offline;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calculates refunds of an order in a second, simpler way: with one common denominator, and with divisions of decimals. */
final class NaiveRefunds {

    /** A refunded line: its value, its quantity, the quantity before the refund and the refunded quantity. */
    private record RefundedPart(
            BigDecimal value, BigDecimal quantity, BigDecimal quantityBefore, BigDecimal refundedQuantity) {}

    private final OrderState order;
    private final OrderPlaced placed;
    private final PricedOrder cart;

    NaiveRefunds(OrderState order, OrderPlaced placed) {
        this.order = order;
        this.placed = placed;
        this.cart = PricedOrder.of(
                placed, order.placement().rewardDiscount(), order.placement().payable(), null);
    }

    /** Returns how many of the earned points are clawed back, given the lines and the shipping that earned them. */
    long clawedBackPoints(long points, RefundTotals before, Predicate<PricedLine> eligible, boolean shipping) {
        return down(points, before, eligible, NaiveRefunds::value, shipping ? shippingValue() : null);
    }

    /** Returns the redeemed points that are returned. */
    long returnedPoints() {
        PayableScope payable = order.placement().payable();
        boolean addsTax = payable.coversTax() && !placed.pricesIncludeTax();
        BigDecimal shippingTax = addsTax ? placed.shipping().tax() : BigDecimal.ZERO;
        return down(
                order.placement().pointsDebited(),
                RefundTotals.NOTHING,
                line -> true,
                line -> payable.lines() != null
                                && !payable.lines().contains(line.line().lineId())
                        ? BigDecimal.ZERO
                        : value(line).add(addsTax ? line.line().tax() : BigDecimal.ZERO),
                payable.coversShipping() ? shippingValue().add(shippingTax) : null);
    }

    /** Returns the remaining sale of an amount. */
    BigDecimal remainingSale(BigDecimal amount) {
        BigDecimal[] share = share(RefundTotals.NOTHING, line -> true, NaiveRefunds::value, shippingValue());
        return whole(share)
                ? BigDecimal.ZERO
                : amount.subtract(amount.multiply(share[0]).divide(share[1], 6, RoundingMode.HALF_UP));
    }

    private BigDecimal shippingValue() {
        BigDecimal difference =
                placed.totals().shipping().subtract(placed.shipping().discount());
        return difference.signum() < 0 ? BigDecimal.ZERO : difference;
    }

    private static BigDecimal value(PricedLine line) {
        return line.line().rowTotal().subtract(line.discount());
    }

    private long down(
            long points,
            RefundTotals before,
            Predicate<PricedLine> which,
            Function<PricedLine, BigDecimal> value,
            @Nullable BigDecimal shipping) {
        BigDecimal[] share = share(before, which, value, shipping);
        return whole(share)
                ? points
                : BigDecimal.valueOf(points)
                        .multiply(share[0])
                        .divideToIntegralValue(share[1])
                        .longValueExact();
    }

    private static boolean whole(BigDecimal[] share) {
        return share[0].compareTo(share[1]) >= 0;
    }

    /** Returns the numerator and denominator of a refunded share, which may be more than 1: of lines and shipping, plus of amounts. */
    private BigDecimal[] share(
            RefundTotals before,
            Predicate<PricedLine> which,
            Function<PricedLine, BigDecimal> value,
            @Nullable BigDecimal shipping) {
        return sum(shareOfParts(before, order.refunded(), which, value, shipping), shareOfAmount(before));
    }

    private static BigDecimal[] sum(BigDecimal[] share, BigDecimal[] other) {
        return new BigDecimal[] {
            share[0].multiply(other[1]).add(other[0].multiply(share[1])), share[1].multiply(other[1])
        };
    }

    /** Returns the share of the amounts refunded after {@code before} in what was then left of the payment. */
    private BigDecimal[] shareOfAmount(RefundTotals before) {
        BigDecimal[] none = {BigDecimal.ZERO, BigDecimal.ONE};
        BigDecimal amount = order.refunded().amount().subtract(before.amount());
        BigDecimal paid = paid();
        if (amount.signum() == 0 || paid.signum() <= 0) {
            return none;
        }
        BigDecimal[] gone = shareOfOrder(before);
        return whole(gone)
                ? none
                : new BigDecimal[] {amount.multiply(gone[1]), paid.multiply(gone[1].subtract(gone[0]))};
    }

    private BigDecimal[] shareOfOrder(RefundTotals refunded) {
        BigDecimal[] parts =
                shareOfParts(RefundTotals.NOTHING, refunded, line -> true, NaiveRefunds::value, shippingValue());
        return paid().signum() <= 0 ? parts : sum(parts, new BigDecimal[] {refunded.amount(), paid()});
    }

    private BigDecimal paid() {
        BigDecimal paid = placed.totals()
                .subtotal()
                .subtract(placed.totals().discount())
                .subtract(order.placement().rewardDiscount())
                .add(placed.totals().shipping());
        return placed.pricesIncludeTax() ? paid : paid.add(placed.totals().tax());
    }

    /** Returns whether refunds left nothing that could earn points. */
    boolean hasNothingLeft(RefundTotals refunded) {
        return allLinesRefunded(refunded) || (refunded.amount().signum() > 0 && whole(shareOfOrder(refunded)));
    }

    /** Returns whether all lines and the shipping are refunded, or amounts as high as the customer's payment. */
    boolean isRefundedInFull() {
        boolean paymentRefunded =
                paid().signum() > 0 && order.refunded().amount().compareTo(paid()) >= 0;
        return paymentRefunded
                || (allLinesRefunded(order.refunded()) && order.refunded().shipping());
    }

    /** Returns the refunded and the total value; if the total value is 0, quantities instead. */
    private BigDecimal[] shareOfParts(
            RefundTotals before,
            RefundTotals now,
            Predicate<PricedLine> which,
            Function<PricedLine, BigDecimal> value,
            @Nullable BigDecimal shipping) {
        List<RefundedPart> parts = new ArrayList<>();
        cart.lines().stream().filter(which).forEach(line -> {
            BigDecimal quantity = line.line().quantity();
            BigDecimal gone = pieces(before, line);
            parts.add(new RefundedPart(
                    value.apply(line),
                    quantity,
                    quantity.subtract(gone),
                    pieces(now, line).subtract(gone)));
        });
        BigDecimal quantityBefore =
                parts.stream().map(RefundedPart::quantityBefore).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal refundedQuantity =
                parts.stream().map(RefundedPart::refundedQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shipping != null) {
            BigDecimal left = before.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
            parts.add(new RefundedPart(shipping, BigDecimal.ONE, left, now.shipping() ? left : BigDecimal.ZERO));
        }
        BigDecimal whole = sum(parts, RefundedPart::quantityBefore);
        if (whole.signum() == 0 && quantityBefore.signum() == 0) {
            return new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ONE};
        }
        return whole.signum() == 0
                ? new BigDecimal[] {refundedQuantity, quantityBefore}
                : new BigDecimal[] {sum(parts, RefundedPart::refundedQuantity), whole};
    }

    /** Returns whether no line with a price remains; if all lines are free, whether no line remains. */
    private boolean allLinesRefunded(RefundTotals refunded) {
        boolean allFree = cart.lines().stream().allMatch(line -> value(line).signum() <= 0);
        return cart.lines().stream()
                .filter(line -> allFree || value(line).signum() > 0)
                .allMatch(line ->
                        refundedPieces(refunded, line).compareTo(line.line().quantity()) == 0);
    }

    private BigDecimal pieces(RefundTotals refunded, PricedLine line) {
        return allLinesRefunded(refunded) ? line.line().quantity() : refundedPieces(refunded, line);
    }

    private static BigDecimal refundedPieces(RefundTotals refunded, PricedLine line) {
        return refunded.byLine()
                .getOrDefault(line.line().lineId(), BigDecimal.ZERO)
                .min(line.line().quantity());
    }

    /** Returns the sum of value × pieces / quantity, multiplied by all quantities. */
    private static BigDecimal sum(List<RefundedPart> parts, Function<RefundedPart, BigDecimal> pieces) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RefundedPart part : parts) {
            BigDecimal share = part.value().multiply(pieces.apply(part));
            for (RefundedPart other : parts) {
                share = other == part ? share : share.multiply(other.quantity());
            }
            sum = sum.add(share);
        }
        return sum;
    }
}
