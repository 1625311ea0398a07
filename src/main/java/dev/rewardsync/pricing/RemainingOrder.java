package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Computes the remaining order after refunds. Amounts and discounts are scaled by quantity and not rounded to cents. Refunded
 * amounts scale the money of every line and of the shipping, but no quantities and unit prices.
 */
final class RemainingOrder {

    /** More than the 6 decimals of base amounts, so that sums of scaled amounts are still exact at 6 decimals. */
    private static final int SCALED_DECIMALS = 12;

    private final PricedOrder original;
    private final RefundTotals refunded;
    private final Fraction remainingShare;
    private final Fraction moneyScale;

    RemainingOrder(PricedOrder original, RefundTotals refunded) {
        this.original = original;
        this.refunded = refunded;
        RefundedShare share = RefundedShare.of(original, refunded);
        Fraction withoutAmount = share.ofOrderParts().complement();
        this.remainingShare = share.ofOrder().complement();
        this.moneyScale = refunded.amount().signum() == 0 || withoutAmount.isZero()
                ? Fraction.ONE
                : remainingShare.dividedBy(withoutAmount);
    }

    /** Returns the remaining order. Lines without a remaining quantity are omitted. */
    PricedOrder toPricedOrder() {
        List<PricedLine> lines = original.hasNothingLeft(refunded)
                ? List.of()
                : original.lines().stream()
                        .filter(line -> refunded.remaining(line.line()).signum() > 0)
                        .map(this::scaled)
                        .toList();
        OrderPlaced order = original.order()
                .withRemaining(lines.stream().map(PricedLine::line).toList(), shipping(), totals(lines));
        BigDecimal shippingShare = refunded.shipping() ? BigDecimal.ZERO : scaled(original.shippingRewardShare());
        BigDecimal rewardDiscount = sum(lines, PricedLine::rewardShare).add(shippingShare);
        return new PricedOrder(order, lines, rewardDiscount, shippingShare, original.rate(), original);
    }

    /** Returns the shares of the remaining lines. Each share is prorated by the remaining part of the line's row total. */
    static Map<String, BigDecimal> prorate(Map<String, BigDecimal> shares, PricedOrder whole, PricedOrder remaining) {
        Map<String, BigDecimal> prorated = new HashMap<>();
        for (PricedLine line : remaining.lines()) {
            prorated.put(line.line().lineId(), line.line().rowTotal());
        }
        for (PricedLine line : whole.lines()) {
            BigDecimal rowTotal = line.line().rowTotal();
            prorated.computeIfPresent(
                    line.line().lineId(),
                    (lineId, left) -> rowTotal.signum() == 0
                            ? BigDecimal.ZERO
                            : Objects.requireNonNull(shares.get(lineId))
                                    .multiply(left)
                                    .divide(rowTotal, SCALED_DECIMALS, RoundingMode.HALF_UP));
        }
        return prorated;
    }

    private Shipping shipping() {
        Shipping shipping = original.order().shipping();
        return refunded.shipping()
                ? shipping.free()
                : shipping.with(changed -> changed.amount(scaled(shipping.amount()))
                        .discount(scaled(shipping.discount()))
                        .tax(scaled(shipping.tax())));
    }

    /** Returns an amount less its share of the refunded amounts. */
    private BigDecimal scaled(BigDecimal amount) {
        return moneyScale.isOne() ? amount : moneyScale.ofAmount(amount, SCALED_DECIMALS);
    }

    private PricedLine scaled(PricedLine line) {
        BigDecimal remaining = refunded.remaining(line.line());
        OrderLine orderLine = line.line();
        Fraction scale = Fraction.of(remaining, orderLine.quantity()).times(moneyScale);
        if (scale.isOne()) {
            return line;
        }
        Function<BigDecimal, BigDecimal> scaled = amount -> scale.ofAmount(amount, SCALED_DECIMALS);
        OrderLine scaledLine = orderLine.with(changed -> changed.quantity(remaining)
                .rowTotal(scaled.apply(orderLine.rowTotal()))
                .rowTotalGiven(true)
                .discount(scaled.apply(orderLine.discount()))
                .tax(scaled.apply(orderLine.tax())));
        return new PricedLine(scaledLine, scaled.apply(line.discount()), scaled.apply(line.rewardShare()));
    }

    private Totals totals(List<PricedLine> remaining) {
        Totals totals = original.order().totals();
        Shipping shipping = original.order().shipping();
        Shipping remainingShipping = shipping();
        return new Totals(
                totals.subtotal()
                        .subtract(refundedSum(remaining, line -> line.line().rowTotal())),
                totals.discount()
                        .subtract(refundedSum(remaining, PricedLine::discount))
                        .subtract(shipping.discount())
                        .add(remainingShipping.discount()),
                totals.tax()
                        .subtract(refundedSum(remaining, line -> line.line().tax()))
                        .subtract(shipping.tax())
                        .add(remainingShipping.tax()),
                refunded.shipping() ? BigDecimal.ZERO : scaled(totals.shipping()),
                totals.other(),
                remainingShare.ofAmount(totals.grandTotal(), SCALED_DECIMALS));
    }

    private BigDecimal refundedSum(List<PricedLine> remaining, Function<PricedLine, BigDecimal> amount) {
        return sum(original.lines(), amount).subtract(sum(remaining, amount));
    }

    private static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
