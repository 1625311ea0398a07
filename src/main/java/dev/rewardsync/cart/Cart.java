package dev.rewardsync.cart;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Refunded;
import dev.rewardsync.money.Allocation;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order as rules see it: every line with its whole discount, in the order's currency.
 *
 * <p>What the order's total discount exceeds the lines' own is spread over the lines by value and counts as discount
 * from then on; the reward discount is spread next, over what the lines then cost and, where points may pay it, the
 * shipping.
 *
 * @param shippingRewardShare the part of the reward discount that falls on the shipping
 * @param rate from the ruleset's currency to the order's; null where neither the order nor the ruleset names one
 */
public record Cart(
        OrderPlaced order,
        List<CartLine> lines,
        BigDecimal shippingRewardShare,
        @Nullable ExchangeRate rate) {

    /** Prices an order. */
    public static Cart of(
            OrderPlaced order, BigDecimal rewardDiscount, boolean coversShipping, @Nullable ExchangeRate rate) {
        List<BigDecimal> discounts = discounts(order);
        List<BigDecimal> weights = new ArrayList<>(IntStream.range(0, discounts.size())
                .mapToObj(index -> valueOf(order.lines().get(index), discounts.get(index)))
                .toList());
        if (coversShipping) {
            weights.add(order.totals().shipping());
        }
        List<BigDecimal> rewardShares = Allocation.spread(rewardDiscount, weights, order.currency());
        List<CartLine> lines = IntStream.range(0, discounts.size())
                .mapToObj(
                        index -> new CartLine(order.lines().get(index), discounts.get(index), rewardShares.get(index)))
                .toList();
        BigDecimal onShipping =
                coversShipping ? rewardShares.getLast() : order.currency().zero();
        return new Cart(order, lines, onShipping, rate);
    }

    private static List<BigDecimal> discounts(OrderPlaced order) {
        List<OrderLine> lines = order.lines();
        BigDecimal ofLines = lines.stream().map(OrderLine::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal ofOrder = order.totals().discount().subtract(ofLines).max(BigDecimal.ZERO);
        List<BigDecimal> weights =
                lines.stream().map(line -> valueOf(line, line.discount())).toList();
        List<BigDecimal> shares = Allocation.spread(ofOrder, weights, order.currency());
        return IntStream.range(0, lines.size())
                .mapToObj(index -> lines.get(index).discount().add(shares.get(index)))
                .toList();
    }

    private static BigDecimal valueOf(OrderLine line, BigDecimal discount) {
        return line.rowTotal().subtract(discount).max(BigDecimal.ZERO);
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
    public Cart at(@Nullable ExchangeRate otherRate) {
        return new Cart(order, lines, shippingRewardShare, otherRate);
    }

    /** The same order without what was refunded of it. */
    public Cart without(Refunded refunded) {
        return refunded.equals(Refunded.NOTHING) ? this : new Remainder(this, refunded).cart();
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
        return lines.stream().map(line -> line.line().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The weight of all pieces; lines without a weight weigh nothing. */
    public BigDecimal totalWeight() {
        return lines.stream().map(CartLine::totalWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sumOfRows() {
        return lines.stream().map(line -> line.line().rowTotal()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sumOfTaxes() {
        return lines.stream().map(line -> line.line().tax()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
