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
 * The part of a cart that a rule gives points for: how many pieces, and how much money.
 *
 * @param items which items count; null for all, and then the shipping may count too
 * @param lines those that count
 */
record EligibleAmount(PricedOrder cart, @Nullable ItemCondition items, List<PricedLine> lines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What a rule counts of the order behind an event; null where there is none. */
    static @Nullable EligibleAmount of(EarningRule rule, Facts facts) {
        PricedOrder cart = facts.cart();
        return cart == null ? null : new EligibleAmount(cart, rule.items(), counting(cart, rule.items()));
    }

    private static List<PricedLine> counting(PricedOrder cart, @Nullable ItemCondition items) {
        if (items == null) {
            return cart.lines();
        }
        List<PricedLine> lines = new ArrayList<>(cart.lines().size());
        for (int index = 0; index < cart.lines().size(); index++) {
            PricedLine line = cart.lines().get(index);
            if (items.holds(line, cart)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** How many pieces, fractions included. */
    BigDecimal quantity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            sum = sum.add(line.line().quantity());
        }
        return sum;
    }

    /** How much money, in the order's currency. */
    BigDecimal amount(EarnBase base) {
        BigDecimal sum = countsShipping(base) ? ofShipping(base) : BigDecimal.ZERO;
        for (PricedLine line : lines) {
            sum = sum.add(ofLine(line, base));
        }
        return sum;
    }

    /** Whether the rule names items and no line of the order matches them. Such a rule does not apply. */
    boolean hasNoItems() {
        return items != null && lines.isEmpty();
    }

    /** What of the order that is. */
    EligibleLines from(EarningStyle earn, EarnBase base) {
        boolean shipping = earn instanceof EarningStyle.PerSpent && countsShipping(base);
        if (items == null) {
            return shipping ? EligibleLines.GOODS_AND_SHIPPING : EligibleLines.GOODS;
        }
        Set<String> lineIds = new TreeSet<>();
        for (PricedLine line : lines) {
            lineIds.add(line.line().lineId());
        }
        return new EligibleLines(lineIds, false);
    }

    /** The parts of {@link #quantity}. */
    List<Share> quantities() {
        return cart.lines().stream()
                .map(line -> share(line, counts(line) ? line.line().quantity() : null))
                .toList();
    }

    /** The parts of {@link #amount}. */
    List<Share> amounts(EarnBase base) {
        List<Share> shares = new ArrayList<>();
        for (PricedLine line : cart.lines()) {
            shares.add(share(line, counts(line) ? ofLine(line, base) : null));
        }
        if (countsShipping(base)) {
            shares.add(new Share("shipping", null, null, ofShipping(base)));
        }
        return shares;
    }

    private Share share(PricedLine line, @Nullable BigDecimal counted) {
        ConditionTrace matched = items == null ? null : items.explain(line, cart);
        return new Share(line.line().lineId(), line.line().sku(), matched, counted);
    }

    private boolean countsShipping(EarnBase base) {
        return base.withShipping() && items == null;
    }

    private boolean counts(PricedLine line) {
        return lines.contains(line);
    }

    private BigDecimal ofLine(PricedLine priced, EarnBase base) {
        OrderLine line = priced.line();
        BigDecimal amount = line.rowTotal();
        if (base.afterDiscounts()) {
            amount = amount.subtract(priced.discount());
        }
        if (base.afterRewardDiscount()) {
            amount = amount.subtract(priced.rewardShare());
        }
        return taxed(amount, line.rowTotal(), line.tax(), line.taxRate(), base);
    }

    /** The shipping, treated as one more line without a discount of its own. */
    private BigDecimal ofShipping(EarnBase base) {
        BigDecimal shipping = cart.order().totals().shipping();
        BigDecimal amount = base.afterRewardDiscount() ? shipping.subtract(cart.shippingRewardShare()) : shipping;
        return taxed(amount, shipping, cart.order().shipping().tax(), null, base);
    }

    private BigDecimal taxed(
            BigDecimal amount, BigDecimal rowTotal, BigDecimal tax, @Nullable BigDecimal taxRate, EarnBase base) {
        if (cart.order().pricesIncludeTax()) {
            return base.withTax() ? amount : net(amount, rowTotal, tax, taxRate);
        }
        return base.withTax() ? amount.add(tax) : amount;
    }

    /** What is left of an amount without the tax in it, half-up to the currency. */
    private BigDecimal net(BigDecimal gross, BigDecimal rowTotal, BigDecimal tax, @Nullable BigDecimal taxRate) {
        Currency currency = cart.order().currency();
        if (taxRate != null && taxRate.compareTo(HUNDRED.negate()) > 0) {
            return gross.multiply(HUNDRED).divide(HUNDRED.add(taxRate), currency.decimals(), RoundingMode.HALF_UP);
        }
        if (rowTotal.signum() == 0) {
            return gross;
        }
        return gross.multiply(rowTotal.subtract(tax)).divide(rowTotal, currency.decimals(), RoundingMode.HALF_UP);
    }
}
