package dev.rewardsync.rule;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.money.Currency;
import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.PointsTrace.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order for which a rule awards points, as a quantity and as an amount of money.
 *
 * @param items the rule's item condition; null if all items, and possibly the shipping, are eligible
 * @param lines the eligible lines
 * @param payments the lines' shares in payments that earn no points
 */
record EligibleAmount(
        PricedOrder pricedOrder, @Nullable ItemCondition items, List<PricedLine> lines, PaymentShares payments) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Returns the part of an event's order that is eligible for a rule; null if the event has no order.
     *
     * @param payments the lines' shares in payments that earn no points, which are the same for all rules
     */
    static @Nullable EligibleAmount of(EarningRule rule, Facts facts, PaymentShares payments) {
        PricedOrder pricedOrder = facts.pricedOrder();
        return pricedOrder == null
                ? null
                : new EligibleAmount(pricedOrder, rule.items(), eligibleLines(pricedOrder, rule.items()), payments);
    }

    private static List<PricedLine> eligibleLines(PricedOrder pricedOrder, @Nullable ItemCondition items) {
        if (items == null) {
            return pricedOrder.lines();
        }
        List<PricedLine> lines = new ArrayList<>(pricedOrder.lines().size());
        for (int index = 0; index < pricedOrder.lines().size(); index++) {
            PricedLine line = pricedOrder.lines().get(index);
            if (items.holds(line, pricedOrder)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Returns the number of eligible pieces, including fractions. */
    BigDecimal quantity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            sum = sum.add(line.line().quantity());
        }
        return sum;
    }

    /** Returns the eligible amount in the order's currency. */
    BigDecimal amount(EarnBase base) {
        BigDecimal sum = includesShipping(base) ? shippingAmount(base) : BigDecimal.ZERO;
        for (PricedLine line : lines) {
            sum = sum.add(lineAmount(line, base));
        }
        return sum;
    }

    /** Returns the sum of the numbers in a product attribute, each times the line's quantity. */
    BigDecimal itemPoints(EarningStyle.PerItem earn) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            BigDecimal points = itemPoints(earn, line.line());
            if (points != null) {
                sum = sum.add(points);
            }
        }
        return sum;
    }

    private static @Nullable BigDecimal itemPoints(EarningStyle.PerItem earn, OrderLine line) {
        BigDecimal perPiece = earn.pointsPerPiece(line);
        return perPiece == null ? null : perPiece.multiply(line.quantity());
    }

    /** Returns whether the rule has an item condition that no line of the order matches. Such a rule does not apply. */
    boolean matchesNoItem() {
        return items != null && lines.isEmpty();
    }

    /** Returns the eligible lines, for later refunds of the order. */
    EligibleLines eligibleLines(EarningStyle earn, EarnBase base) {
        boolean shipping = earn instanceof EarningStyle.PerSpent && includesShipping(base);
        EarningStyle.PerItem perItem = earn instanceof EarningStyle.PerItem style ? style : null;
        if (items == null && perItem == null) {
            return shipping ? EligibleLines.ALL_LINES_AND_SHIPPING : EligibleLines.ALL_LINES;
        }
        Set<String> lineIds = new TreeSet<>();
        for (PricedLine line : lines) {
            if (perItem == null || perItem.pointsPerPiece(line.line()) != null) {
                lineIds.add(line.line().lineId());
            }
        }
        return new EligibleLines(lineIds, false);
    }

    /** Returns the share of every line in {@link #quantity}. */
    List<Share> quantities() {
        return pricedOrder.lines().stream()
                .map(line -> share(line, isEligible(line) ? line.line().quantity() : null))
                .toList();
    }

    /** Returns the share of every line in {@link #itemPoints}. */
    List<Share> itemPointsByLine(EarningStyle.PerItem earn) {
        return pricedOrder.lines().stream()
                .map(line -> share(line, isEligible(line) ? itemPoints(earn, line.line()) : null))
                .toList();
    }

    /** Returns the share of every line, and of the shipping, in {@link #amount}. */
    List<Share> amounts(EarnBase base) {
        List<Share> shares = new ArrayList<>();
        for (PricedLine line : pricedOrder.lines()) {
            shares.add(share(line, isEligible(line) ? lineAmount(line, base) : null));
        }
        if (includesShipping(base)) {
            shares.add(Share.ofShipping(shippingAmount(base)));
        }
        return shares;
    }

    private Share share(PricedLine line, @Nullable BigDecimal eligible) {
        ConditionTrace itemsTrace = items == null ? null : items.explain(line, pricedOrder);
        return new Share(line.line().lineId(), line.line().sku(), itemsTrace, eligible);
    }

    private boolean includesShipping(EarnBase base) {
        return base.withShipping() && items == null;
    }

    private boolean isEligible(PricedLine line) {
        return lines.contains(line);
    }

    private BigDecimal lineAmount(PricedLine priced, EarnBase base) {
        OrderLine line = priced.line();
        BigDecimal amount = payments.rowTotalAfter(line);
        if (base.afterDiscounts()) {
            amount = amount.subtract(priced.discount());
        }
        if (base.afterRewardDiscount()) {
            amount = amount.subtract(priced.rewardShare());
        }
        return applyTax(amount, line.rowTotal(), line.tax(), line.taxRate(), base);
    }

    /** Returns the eligible amount of the shipping, which is treated as a line. */
    private BigDecimal shippingAmount(EarnBase base) {
        BigDecimal shipping = pricedOrder.order().totals().shipping();
        BigDecimal amount = base.afterDiscounts() ? pricedOrder.order().discountedShipping() : shipping;
        if (base.afterRewardDiscount()) {
            amount = amount.subtract(pricedOrder.shippingRewardShare());
        }
        return applyTax(amount, shipping, pricedOrder.order().shipping().tax(), null, base);
    }

    private BigDecimal applyTax(
            BigDecimal amount, BigDecimal rowTotal, BigDecimal tax, @Nullable BigDecimal taxRate, EarnBase base) {
        if (pricedOrder.order().pricesIncludeTax()) {
            return base.withTax() ? amount : net(amount, rowTotal, tax, taxRate);
        }
        return base.withTax() ? amount.add(tax) : amount;
    }

    /** Returns an amount without its tax, rounded half-up to the currency's smallest unit. */
    private BigDecimal net(BigDecimal gross, BigDecimal rowTotal, BigDecimal tax, @Nullable BigDecimal taxRate) {
        Currency currency = pricedOrder.order().currency();
        if (taxRate != null && taxRate.compareTo(HUNDRED.negate()) > 0) {
            return gross.multiply(HUNDRED).divide(HUNDRED.add(taxRate), currency.decimals(), RoundingMode.HALF_UP);
        }
        if (rowTotal.signum() == 0) {
            return gross;
        }
        return gross.multiply(rowTotal.subtract(tax)).divide(rowTotal, currency.decimals(), RoundingMode.HALF_UP);
    }
}
