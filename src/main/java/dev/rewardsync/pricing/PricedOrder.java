package dev.rewardsync.pricing;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Allocation;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.CurrencyChange;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order as rules see it, every line with its total discount. Amounts are in the order's currency.
 *
 * <p>The part of the order's discount that exceeds the discounts of lines and shipping is allocated to the lines by value.
 * The reward discount is allocated next, by the discounted values of the lines that points can pay and, if they can pay for it, of the shipping.
 * A line's share never exceeds the amount that points can pay of the line.
 *
 * @param rewardDiscount the discount paid with points, 0 or more
 * @param shippingRewardShare the shipping's share of the reward discount
 * @param rate from the ruleset's currency to the order's; null if neither the order nor the ruleset has one
 * @param whole the order before refunds; null if this is the whole order
 */
public record PricedOrder(
        OrderPlaced order,
        List<PricedLine> lines,
        BigDecimal rewardDiscount,
        BigDecimal shippingRewardShare,
        @Nullable ExchangeRate rate,
        @Nullable PricedOrder whole) {

    /**
     * Returns the priced order.
     *
     * @param rewardDiscount the discount paid with points, 0 or more
     * @param scope the parts of the order that points can pay
     * @param rate see {@link #rate}
     */
    public static PricedOrder of(
            OrderPlaced order, BigDecimal rewardDiscount, PayableScope scope, @Nullable ExchangeRate rate) {
        List<BigDecimal> discounts = lineDiscounts(order);
        RewardShares rewardShares = rewardShares(order, discounts, rewardDiscount, scope);
        PricedLine[] lines = new PricedLine[discounts.size()];
        for (int index = 0; index < lines.length; index++) {
            lines[index] = new PricedLine(
                    order.lines().get(index),
                    discounts.get(index),
                    rewardShares.byLine().get(index));
        }
        return new PricedOrder(order, List.of(lines), rewardDiscount, rewardShares.shipping(), rate, null);
    }

    /** Returns the change of currency to a later revision; null if there is none, or if an exchange rate is unknown. */
    public @Nullable CurrencyChange currencyChangeTo(PricedOrder revised) {
        Currency to = revised.order.currency();
        return rate == null || revised.rate == null || to.equals(order.currency())
                ? null
                : new CurrencyChange(rate, to, revised.rate);
    }

    /**
     * The shares of the lines and of the shipping in the reward discount.
     *
     * @param shipping 0 if points cannot pay for the shipping
     */
    private record RewardShares(List<BigDecimal> byLine, BigDecimal shipping) {}

    /** Returns the total discount of each line. */
    static List<BigDecimal> lineDiscounts(OrderPlaced order) {
        List<BigDecimal> discounts = new ArrayList<>(order.lines().size());
        BigDecimal unallocated =
                order.totals().discount().subtract(order.shipping().discount());
        for (OrderLine line : order.lines()) {
            discounts.add(line.discount());
            unallocated = unallocated.subtract(line.discount());
        }
        List<BigDecimal> shares = unallocated.signum() <= 0
                ? zeros(discounts.size(), order)
                : Allocation.allocate(unallocated, values(order, discounts), order.currency());
        for (int index = 0; index < discounts.size(); index++) {
            discounts.set(index, discounts.get(index).add(shares.get(index)));
        }
        return discounts;
    }

    /** Allocates the reward discount to the parts that points can pay. */
    private static RewardShares rewardShares(
            OrderPlaced order, List<BigDecimal> discounts, BigDecimal rewardDiscount, PayableScope scope) {
        BigDecimal zero = order.currency().zero();
        if (rewardDiscount.signum() == 0) {
            return new RewardShares(zeros(discounts.size(), order), zero);
        }
        List<BigDecimal> byLine = new ArrayList<>(zeros(discounts.size(), order));
        PayableAmount payable = new PayableAmount(order, scope);
        List<BigDecimal> values = values(order, discounts);
        List<BigDecimal> amounts = payable.byLine(discounts);
        List<Integer> lines = IntStream.range(0, discounts.size())
                .filter(index -> scope.contains(order.lines().get(index).lineId()))
                .boxed()
                .toList();
        List<BigDecimal> weights =
                new ArrayList<>(lines.stream().map(values::get).toList());
        List<BigDecimal> limits =
                new ArrayList<>(lines.stream().map(amounts::get).toList());
        if (scope.coversShipping()) {
            weights.add(order.discountedShipping());
            limits.add(payable.ofShipping());
        }
        List<BigDecimal> shares = allocate(rewardDiscount, weights, limits, order);
        for (int index = 0; index < lines.size(); index++) {
            byLine.set(lines.get(index), shares.get(index));
        }
        return new RewardShares(byLine, scope.coversShipping() ? shares.getLast() : zero);
    }

    private static List<BigDecimal> allocate(
            BigDecimal rewardDiscount, List<BigDecimal> weights, List<BigDecimal> limits, OrderPlaced order) {
        List<BigDecimal> shares = Allocation.allocate(rewardDiscount, weights, limits, order.currency());
        BigDecimal unallocated = rewardDiscount.subtract(sum(shares));
        return !shares.isEmpty()
                        && unallocated.signum() > 0
                        && unallocated.compareTo(order.currency().smallestUnit()) <= 0
                ? addUnit(shares, unallocated, weights, order)
                : shares;
    }

    /**
     * Adds one smallest unit to one share. A reward discount may exceed the amount that points can pay by one unit
     * without a discrepancy, and its shares must still sum to it.
     */
    private static List<BigDecimal> addUnit(
            List<BigDecimal> shares, BigDecimal unit, List<BigDecimal> weights, OrderPlaced order) {
        List<BigDecimal> additions = Allocation.allocate(unit, weights, order.currency());
        return IntStream.range(0, shares.size())
                .mapToObj(index -> shares.get(index).add(additions.get(index)))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> zeros(int parts, OrderPlaced order) {
        return Collections.nCopies(parts, order.currency().zero());
    }

    /** Returns row total minus discount of each line, 0 or more, as a list that can grow. */
    static List<BigDecimal> values(OrderPlaced order, List<BigDecimal> discounts) {
        List<BigDecimal> values = new ArrayList<>(discounts.size() + 1);
        for (int index = 0; index < discounts.size(); index++) {
            BigDecimal rowTotal = order.lines().get(index).rowTotal();
            values.add(rowTotal.subtract(discounts.get(index)).max(BigDecimal.ZERO));
        }
        return values;
    }

    /**
     * Returns an amount of the order in the ruleset's currency, rounded half-up to 6 decimals; null if there is no
     * exchange rate.
     */
    public @Nullable BigDecimal inBase(BigDecimal amount) {
        if (rate == null) {
            return null;
        }
        return rate.equals(ExchangeRate.ONE) ? roundToBase(amount) : rate.toBase(amount);
    }

    /**
     * Rounds an amount to the decimals of base amounts. The amounts of partially refunded orders can have more
     * decimals.
     */
    private static BigDecimal roundToBase(BigDecimal amount) {
        return amount.scale() <= ExchangeRate.BASE_DECIMALS
                ? amount
                : amount.setScale(ExchangeRate.BASE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Returns this order with another exchange rate; null for none. */
    public PricedOrder withRate(@Nullable ExchangeRate newRate) {
        return new PricedOrder(order, lines, rewardDiscount, shippingRewardShare, newRate, whole);
    }

    /** Returns the remaining order: this order without what was refunded. */
    public PricedOrder without(RefundTotals refunded) {
        return refunded.equals(RefundTotals.NOTHING) ? this : new RemainingOrder(this, refunded).toPricedOrder();
    }

    /**
     * Returns the amount that the customer pays for lines, shipping and tax after all discounts; 0 or more. It does not contain
     * gift cards, fees and other amounts.
     */
    public BigDecimal paidAmount() {
        Totals totals = order.totals();
        return totals.expectedGrandTotal(rewardDiscount, order.pricesIncludeTax())
                .subtract(totals.otherSum())
                .max(BigDecimal.ZERO);
    }

    /** Returns whether refunds left nothing of the order that could earn points. */
    public boolean hasNothingLeft(RefundTotals refunded) {
        return allLinesRefunded(refunded)
                || (refunded.amount().signum() > 0
                        && RefundedShare.of(this, refunded).ofOrder().isOne());
    }

    /**
     * Returns whether all lines are refunded. Lines without a value, such as a free gift, are ignored; if no line of the
     * order has a value, all lines count.
     */
    boolean allLinesRefunded(RefundTotals refunded) {
        if (refunded.equals(RefundTotals.NOTHING)) {
            return false;
        }
        boolean anyHasValue = lines.stream().anyMatch(PricedOrder::hasValue);
        return lines.stream()
                .filter(line -> !anyHasValue || hasValue(line))
                .allMatch(line -> refunded.remaining(line.line()).signum() <= 0);
    }

    private static boolean hasValue(PricedLine line) {
        return line.value().signum() > 0;
    }

    /**
     * Allocates an amount of the whole order to its lines by value after discounts. Returns the shares of the remaining
     * lines by line id; the share of a line that is refunded in part is prorated like its row total.
     */
    public Map<String, BigDecimal> allocatedByLine(BigDecimal amount) {
        PricedOrder original = whole == null ? this : whole;
        List<BigDecimal> shares =
                Allocation.allocate(amount, values(original.order, original.discounts()), order.currency());
        Map<String, BigDecimal> byLine = new HashMap<>();
        for (int index = 0; index < shares.size(); index++) {
            byLine.put(original.lines.get(index).line().lineId(), shares.get(index));
        }
        return whole == null ? byLine : RemainingOrder.prorate(byLine, original, this);
    }

    /** Returns the total discount of each line. */
    List<BigDecimal> discounts() {
        return lines.stream().map(PricedLine::discount).toList();
    }

    /**
     * Returns the sum of all shares of the reward discount; less than the discount if that exceeds the amount that points can
     * pay.
     */
    public BigDecimal totalRewardShare() {
        return sum(PricedLine::rewardShare).add(shippingRewardShare);
    }

    /** Returns the subtotal as the shop shows it: goods and shipping. */
    public BigDecimal subtotal() {
        return order.totals().subtotal().add(order.totals().shipping());
    }

    /** Returns the sum of the lines before discounts, including tax. */
    public BigDecimal subtotalInclTax() {
        BigDecimal rows = rowTotals();
        return order.pricesIncludeTax() ? rows : rows.add(taxes());
    }

    /** Returns the sum of the lines before discounts, excluding tax. */
    public BigDecimal subtotalExclTax() {
        BigDecimal rows = rowTotals();
        return order.pricesIncludeTax() ? rows.subtract(taxes()) : rows;
    }

    /** Returns the sum of the lines' quantities, including fractions. */
    public BigDecimal totalQuantity() {
        return sum(line -> line.line().quantity());
    }

    /** Returns the weight of all pieces; lines without a weight count as 0. */
    public BigDecimal totalWeight() {
        return sum(PricedLine::totalWeight);
    }

    private BigDecimal rowTotals() {
        return sum(line -> line.line().rowTotal());
    }

    private BigDecimal taxes() {
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
