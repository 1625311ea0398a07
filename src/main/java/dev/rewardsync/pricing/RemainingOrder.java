package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** What is left of an order after refunds: amounts and shares of discounts scaled by quantity, not rounded to cents. */
final class RemainingOrder {

    /** Fine enough that sums of what is left come out right at the 6 decimals to which amounts are counted. */
    private static final int DECIMALS = 12;

    private final PricedOrder whole;
    private final RefundedQuantities refunded;

    RemainingOrder(PricedOrder whole, RefundedQuantities refunded) {
        this.whole = whole;
        this.refunded = refunded;
    }

    PricedOrder cart() {
        List<PricedLine> lines = whole.nothingLeft(refunded)
                ? List.of()
                : whole.lines().stream()
                        .filter(line -> refunded.left(line.line()).signum() > 0)
                        .map(this::scaled)
                        .toList();
        OrderPlaced order =
                whole.order().withRemaining(lines.stream().map(PricedLine::line).toList(), shipping(), totals(lines));
        BigDecimal onShipping = refunded.shipping() ? BigDecimal.ZERO : whole.shippingRewardShare();
        return new PricedOrder(order, lines, onShipping, whole.rate());
    }

    private Shipping shipping() {
        Shipping shipping = whole.order().shipping();
        return refunded.shipping() ? shipping.free() : shipping;
    }

    private PricedLine scaled(PricedLine line) {
        BigDecimal left = refunded.left(line.line());
        if (left.compareTo(line.line().quantity()) == 0) {
            return line;
        }
        OrderLine of = line.line();
        Function<BigDecimal, BigDecimal> scaled =
                amount -> amount.multiply(left).divide(of.quantity(), DECIMALS, RoundingMode.HALF_UP);
        OrderLine scaledLine = new OrderLine(
                of.lineId(),
                of.sku(),
                of.name(),
                left,
                of.unitPrice(),
                scaled.apply(of.rowTotal()),
                scaled.apply(of.discount()),
                scaled.apply(of.tax()),
                of.taxRate(),
                of.weight(),
                of.attributes());
        return new PricedLine(scaledLine, scaled.apply(line.discount()), scaled.apply(line.rewardShare()));
    }

    private Totals totals(List<PricedLine> left) {
        Totals of = whole.order().totals();
        BigDecimal shippingTax =
                whole.order().shipping().tax().subtract(shipping().tax());
        return new Totals(
                of.subtotal().subtract(gone(left, line -> line.line().rowTotal())),
                of.discount().subtract(gone(left, PricedLine::discount)),
                of.tax().subtract(gone(left, line -> line.line().tax())).subtract(shippingTax),
                refunded.shipping() ? BigDecimal.ZERO : of.shipping(),
                of.other(),
                RefundedShare.of(whole, refunded).ofOrder().rest().ofAmount(of.grandTotal(), DECIMALS));
    }

    private BigDecimal gone(List<PricedLine> left, Function<PricedLine, BigDecimal> amount) {
        return sum(whole.lines(), amount).subtract(sum(left, amount));
    }

    private static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
