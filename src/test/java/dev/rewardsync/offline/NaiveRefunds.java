package dev.rewardsync.offline;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundedQuantities;
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

/** Calculates refunds of an order in a second, simpler way: with one common denominator. */
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
    long clawedBackPoints(long points, RefundedQuantities before, Predicate<PricedLine> eligible, boolean shipping) {
        return down(points, before, eligible, NaiveRefunds::value, shipping ? shippingValue() : null);
    }

    /** Returns the redeemed points that are returned. */
    long returnedPoints() {
        PayableScope payable = order.placement().payable();
        boolean addsTax = payable.coversTax() && !placed.pricesIncludeTax();
        BigDecimal shippingTax = addsTax ? placed.shipping().tax() : BigDecimal.ZERO;
        return down(
                order.placement().pointsDebited(),
                RefundedQuantities.NOTHING,
                line -> true,
                line -> payable.lines() != null
                                && !payable.lines().contains(line.line().lineId())
                        ? BigDecimal.ZERO
                        : value(line).add(addsTax ? line.line().tax() : BigDecimal.ZERO),
                payable.coversShipping() ? shippingValue().add(shippingTax) : null);
    }

    /** Returns the remaining sale of an amount. */
    BigDecimal remainingSale(BigDecimal amount) {
        BigDecimal[] share = share(RefundedQuantities.NOTHING, line -> true, NaiveRefunds::value, shippingValue());
        return amount.subtract(amount.multiply(share[0]).divide(share[1], 6, RoundingMode.HALF_UP));
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
            RefundedQuantities before,
            Predicate<PricedLine> which,
            Function<PricedLine, BigDecimal> value,
            @Nullable BigDecimal shipping) {
        BigDecimal[] share = share(before, which, value, shipping);
        return BigDecimal.valueOf(points)
                .multiply(share[0])
                .divideToIntegralValue(share[1])
                .longValueExact();
    }

    /** Returns the refunded and the total value; if the total value is 0, quantities instead. */
    private BigDecimal[] share(
            RefundedQuantities before,
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
                    pieces(order.refunded(), line).subtract(gone)));
        });
        BigDecimal quantityBefore =
                parts.stream().map(RefundedPart::quantityBefore).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal refundedQuantity =
                parts.stream().map(RefundedPart::refundedQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shipping != null) {
            BigDecimal left = before.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
            parts.add(new RefundedPart(
                    shipping, BigDecimal.ONE, left, order.refunded().shipping() ? left : BigDecimal.ZERO));
        }
        BigDecimal whole = sum(parts, RefundedPart::quantityBefore);
        return whole.signum() == 0
                ? new BigDecimal[] {refundedQuantity, quantityBefore}
                : new BigDecimal[] {sum(parts, RefundedPart::refundedQuantity), whole};
    }

    /** Returns whether no line with a price remains; if all lines are free, whether no line remains. */
    boolean allLinesRefunded(RefundedQuantities refunded) {
        boolean allFree = cart.lines().stream().allMatch(line -> value(line).signum() <= 0);
        return cart.lines().stream()
                .filter(line -> allFree || value(line).signum() > 0)
                .allMatch(line ->
                        refundedPieces(refunded, line).compareTo(line.line().quantity()) == 0);
    }

    private BigDecimal pieces(RefundedQuantities refunded, PricedLine line) {
        return allLinesRefunded(refunded) ? line.line().quantity() : refundedPieces(refunded, line);
    }

    private static BigDecimal refundedPieces(RefundedQuantities refunded, PricedLine line) {
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
