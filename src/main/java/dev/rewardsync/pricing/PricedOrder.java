package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.money.Allocation;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order as rules see it: every line with its whole discount, in the order's currency.
 *
 * <p>What the order's total discount exceeds the lines' own is spread over the lines by value and counts as discount
 * from then on; the reward discount is spread next, over what the lines then cost and, where points may pay it, the
 * shipping. No part of it is more than points may pay of that line.
 *
 * @param shippingRewardShare the part of the reward discount that falls on the shipping
 * @param rate from the ruleset's currency to the order's; null where neither the order nor the ruleset names one
 */
public record PricedOrder(
        OrderPlaced order,
        List<PricedLine> lines,
        BigDecimal shippingRewardShare,
        @Nullable ExchangeRate rate) {

    /** Prices an order. */
    public static PricedOrder of(
            OrderPlaced order, BigDecimal rewardDiscount, boolean coversShipping, @Nullable ExchangeRate rate) {
        List<BigDecimal> discounts = discounts(order);
        List<BigDecimal> rewardShares = rewardShares(order, discounts, rewardDiscount, coversShipping);
        PricedLine[] lines = new PricedLine[discounts.size()];
        for (int index = 0; index < lines.length; index++) {
            lines[index] = new PricedLine(order.lines().get(index), discounts.get(index), rewardShares.get(index));
        }
        BigDecimal onShipping =
                coversShipping ? rewardShares.getLast() : order.currency().zero();
        return new PricedOrder(order, List.of(lines), onShipping, rate);
    }

    /** Each line's whole discount. */
    private static List<BigDecimal> discounts(OrderPlaced order) {
        List<BigDecimal> discounts = new ArrayList<>(order.lines().size());
        BigDecimal left = order.totals().discount();
        for (OrderLine line : order.lines()) {
            discounts.add(line.discount());
            left = left.subtract(line.discount());
        }
        List<BigDecimal> shares = left.signum() <= 0
                ? nothingEach(discounts.size(), order)
                : Allocation.spread(left, values(order, discounts), order.currency());
        for (int index = 0; index < discounts.size(); index++) {
            discounts.set(index, discounts.get(index).add(shares.get(index)));
        }
        return discounts;
    }

    /** Each line's share of the reward discount and, where points may pay it, the shipping's as the last. */
    private static List<BigDecimal> rewardShares(
            OrderPlaced order, List<BigDecimal> discounts, BigDecimal rewardDiscount, boolean coversShipping) {
        if (rewardDiscount.signum() == 0) {
            return nothingEach(discounts.size() + 1, order);
        }
        List<BigDecimal> weights = values(order, discounts);
        if (coversShipping) {
            weights.add(order.totals().shipping());
        }
        List<BigDecimal> limits = new PayableAmount(order, coversShipping).parts(discounts);
        List<BigDecimal> shares = Allocation.spread(rewardDiscount, weights, limits, order.currency());
        BigDecimal unplaced = rewardDiscount.subtract(sum(shares));
        return unplaced.signum() > 0 && unplaced.compareTo(order.currency().smallestUnit()) <= 0
                ? withOneUnitMore(shares, unplaced, weights, order)
                : shares;
    }

    /** A reward discount that is one smallest unit more than points may pay is not reported, so its parts must sum. */
    private static List<BigDecimal> withOneUnitMore(
            List<BigDecimal> shares, BigDecimal unit, List<BigDecimal> weights, OrderPlaced order) {
        List<BigDecimal> more = Allocation.spread(unit, weights, order.currency());
        return IntStream.range(0, shares.size())
                .mapToObj(index -> shares.get(index).add(more.get(index)))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> nothingEach(int parts, OrderPlaced order) {
        return Collections.nCopies(parts, order.currency().zero());
    }

    /** What each line costs after its discount, 0 or more. */
    static List<BigDecimal> values(OrderPlaced order, List<BigDecimal> discounts) {
        List<BigDecimal> values = new ArrayList<>(discounts.size() + 1);
        for (int index = 0; index < discounts.size(); index++) {
            BigDecimal rowTotal = order.lines().get(index).rowTotal();
            values.add(rowTotal.subtract(discounts.get(index)).max(BigDecimal.ZERO));
        }
        return values;
    }

    /**
     * An amount of the order in the ruleset's currency, half-up at 6 decimals where the two differ; null where no rate
     * is known.
     */
    public @Nullable BigDecimal inBase(BigDecimal amount) {
        if (rate == null) {
            return null;
        }
        return rate.equals(ExchangeRate.ONE) ? counted(amount) : rate.toBase(amount);
    }

    /** What is left of an order can have amounts of more decimals than are counted. */
    private static BigDecimal counted(BigDecimal amount) {
        return amount.scale() <= ExchangeRate.BASE_DECIMALS
                ? amount
                : amount.setScale(ExchangeRate.BASE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The same order at another rate; null for none. */
    public PricedOrder at(@Nullable ExchangeRate otherRate) {
        return new PricedOrder(order, lines, shippingRewardShare, otherRate);
    }

    /** The same order without what was refunded of it. */
    public PricedOrder without(RefundedQuantities refunded) {
        return refunded.equals(RefundedQuantities.NOTHING) ? this : new RemainingOrder(this, refunded).cart();
    }

    /**
     * Returns whether refunds have left nothing of the lines: no piece at all, or only pieces that cost nothing, of an
     * order in which others did.
     */
    public boolean nothingLeft(RefundedQuantities refunded) {
        if (refunded.equals(RefundedQuantities.NOTHING)) {
            return false;
        }
        boolean hadValue = false;
        boolean worthlessLeft = false;
        for (PricedLine line : lines) {
            boolean hasValue = line.value().signum() > 0;
            boolean left = refunded.left(line.line()).signum() > 0;
            if (left && hasValue) {
                return false;
            }
            hadValue |= hasValue;
            worthlessLeft |= left;
        }
        return hadValue || !worthlessLeft;
    }

    /** Returns each line's whole discount. */
    List<BigDecimal> discounts() {
        return lines.stream().map(PricedLine::discount).toList();
    }

    /** Returns the sum of the reward discount's parts; less than the discount where it is more than points may pay. */
    public BigDecimal rewardShares() {
        return sum(PricedLine::rewardShare).add(shippingRewardShare);
    }

    /** The subtotal as the shop shows it: goods and shipping. */
    public BigDecimal subtotal() {
        return order.totals().subtotal().add(order.totals().shipping());
    }

    /** The lines before discounts, with their tax. */
    public BigDecimal subtotalInclTax() {
        BigDecimal rows = sumOfRows();
        return order.pricesIncludeTax() ? rows : rows.add(sumOfTaxes());
    }

    /** The lines before discounts, without their tax. */
    public BigDecimal subtotalExclTax() {
        BigDecimal rows = sumOfRows();
        return order.pricesIncludeTax() ? rows.subtract(sumOfTaxes()) : rows;
    }

    /** How many pieces, fractions included. */
    public BigDecimal totalQuantity() {
        return sum(line -> line.line().quantity());
    }

    /** The weight of all pieces; lines without a weight weigh nothing. */
    public BigDecimal totalWeight() {
        return sum(PricedLine::totalWeight);
    }

    private BigDecimal sumOfRows() {
        return sum(line -> line.line().rowTotal());
    }

    private BigDecimal sumOfTaxes() {
        return sum(line -> line.line().tax());
    }

    private BigDecimal sum(Function<PricedLine, BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 0; index < lines.size(); index++) {
            sum = sum.add(amount.apply(lines.get(index)));
        }
        return sum;
    }
}
