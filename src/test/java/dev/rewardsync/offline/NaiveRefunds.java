package dev.rewardsync.offline;

import dev.rewardsync.event.OrderPlaced;
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

/** What refunds of an order come to, worked out once more and as plainly as can be: over one common denominator. */
final class NaiveRefunds {

    /** Something refunded: so much of its value, of which so many pieces were there and so many came back. */
    private record Part(BigDecimal value, BigDecimal quantity, BigDecimal there, BigDecimal back) {}

    private final OrderState order;
    private final OrderPlaced placed;
    private final PricedOrder cart;

    NaiveRefunds(OrderState order, OrderPlaced placed) {
        this.order = order;
        this.placed = placed;
        this.cart = PricedOrder.of(
                placed, order.placement().rewardDiscount(), order.placement().coversShipping(), null);
    }

    /** Points that go back of so many that were earned on these lines, and on the shipping or not. */
    long takenBack(long points, RefundedQuantities before, Predicate<PricedLine> earnedOn, boolean shipping) {
        return down(
                points,
                before,
                earnedOn,
                NaiveRefunds::value,
                shipping ? placed.totals().shipping() : null);
    }

    /** Points used that come back. */
    long givenBack() {
        BigDecimal shippingTax =
                placed.pricesIncludeTax() ? BigDecimal.ZERO : placed.shipping().tax();
        return down(
                order.placement().pointsTaken(),
                RefundedQuantities.NOTHING,
                line -> true,
                line -> value(line)
                        .add(
                                placed.pricesIncludeTax()
                                        ? BigDecimal.ZERO
                                        : line.line().tax()),
                order.placement().coversShipping() ? placed.totals().shipping().add(shippingTax) : null);
    }

    /** What is left of an amount of sales. */
    BigDecimal saleLeft(BigDecimal amount) {
        BigDecimal[] share = share(
                RefundedQuantities.NOTHING,
                line -> true,
                NaiveRefunds::value,
                placed.totals().shipping());
        return amount.subtract(amount.multiply(share[0]).divide(share[1], 6, RoundingMode.HALF_UP));
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

    /** Refunded value and whole value, by pieces where all is worth nothing. */
    private BigDecimal[] share(
            RefundedQuantities before,
            Predicate<PricedLine> which,
            Function<PricedLine, BigDecimal> value,
            @Nullable BigDecimal shipping) {
        List<Part> parts = new ArrayList<>();
        cart.lines().stream().filter(which).forEach(line -> {
            BigDecimal quantity = line.line().quantity();
            BigDecimal gone = pieces(before, line);
            parts.add(new Part(
                    value.apply(line),
                    quantity,
                    quantity.subtract(gone),
                    pieces(order.refunded(), line).subtract(gone)));
        });
        BigDecimal there = parts.stream().map(Part::there).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal back = parts.stream().map(Part::back).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shipping != null) {
            BigDecimal left = before.shipping() ? BigDecimal.ZERO : BigDecimal.ONE;
            parts.add(new Part(shipping, BigDecimal.ONE, left, order.refunded().shipping() ? left : BigDecimal.ZERO));
        }
        BigDecimal whole = sum(parts, Part::there);
        return whole.signum() == 0 ? new BigDecimal[] {back, there} : new BigDecimal[] {sum(parts, Part::back), whole};
    }

    /** Whether no piece is left that costs something or, where all are free, no piece at all. */
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
        return refunded.pieces()
                .getOrDefault(line.line().lineId(), BigDecimal.ZERO)
                .min(line.line().quantity());
    }

    /** The sum of value × pieces / quantity, times all the quantities. */
    private static BigDecimal sum(List<Part> parts, Function<Part, BigDecimal> pieces) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal share = part.value().multiply(pieces.apply(part));
            for (Part other : parts) {
                share = other == part ? share : share.multiply(other.quantity());
            }
            sum = sum.add(share);
        }
        return sum;
    }
}
