package dev.rewardsync.erp.plentyone;

import dev.rewardsync.erp.plentyone.PlentyOrder.ItemType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.Totals.OtherAmount;
import dev.rewardsync.money.Currency;
import dev.rewardsync.pricing.EffectiveTaxRate;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the items of an order with gross prices and VAT rates. The items sum exactly to the order's grand total.
 * Goods have their prices before discounts; coupons and the reward discount are separate items, one per VAT rate.
 *
 * <p>{@code docs/plentyone.md} describes the rules.
 */
final class GrossPricing {

    /** Extra decimals of unit prices, so that the price of 100 pieces is exact to the smallest unit. */
    private static final int EXTRA_DECIMALS = 2;

    private final ExportedOrder export;
    private final OrderPlaced order;
    private final Currency currency;
    private final Set<BigDecimal> knownRates;
    private final boolean includesTax;
    private final boolean taxByLine;
    private final List<OrderPart> lines;
    private final OrderPart shipping;
    private final TaxReduction taxReduction;

    GrossPricing(ExportedOrder export, Set<BigDecimal> configuredRates) {
        this.export = export;
        this.order = export.order();
        this.currency = order.currency();
        this.knownRates = new TreeSet<>(configuredRates);
        order.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.taxRate()))
                .forEach(this.knownRates::add);
        this.includesTax = order.pricesIncludeTax();
        this.taxByLine = order.totals().tax().signum() == 0
                || order.lines().stream().anyMatch(line -> line.tax().signum() > 0);
        this.lines = PricedOrder.of(order, BigDecimal.ZERO, PayableScope.allLines(false), null).lines().stream()
                .map(this::part)
                .toList();
        this.shipping = shippingPart();
        this.taxReduction = closestTaxReduction();
    }

    private OrderPart part(PricedLine priced) {
        OrderLine line = priced.line();
        return new OrderPart(line.rowTotal(), priced.discount(), reward(line.lineId()), line.tax(), rate(priced));
    }

    /** Returns the shipping as a part. A discount above its price is limited to the price. */
    private OrderPart shippingPart() {
        BigDecimal amount = order.totals().shipping();
        BigDecimal discounted = order.discountedShipping();
        BigDecimal tax = order.shipping().tax();
        BigDecimal reward = reward(ExportedOrder.SHIPPING);
        BigDecimal rate = derivedRate(tax, List.of(discounted, discounted.subtract(reward), amount));
        return new OrderPart(amount, amount.subtract(discounted), reward, tax, rate);
    }

    private BigDecimal reward(String lineId) {
        return export.rewardByLine().getOrDefault(lineId, BigDecimal.ZERO);
    }

    private BigDecimal rate(PricedLine priced) {
        OrderLine line = priced.line();
        boolean untaxed = !includesTax && taxByLine && line.tax().signum() == 0;
        if (untaxed) {
            return BigDecimal.ZERO;
        }
        if (line.taxRate() != null) {
            return line.taxRate();
        }
        BigDecimal discounted = line.rowTotal().subtract(priced.discount());
        return derivedRate(line.tax(), List.of(discounted, discounted.subtract(reward(line.lineId()))));
    }

    /**
     * Returns the tax rate of a tax: a known rate that yields it from one of the amounts, else the effective rate of the first
     * amount.
     *
     * @param amounts the possible taxable amounts, the likeliest first
     */
    private BigDecimal derivedRate(BigDecimal tax, List<BigDecimal> amounts) {
        if (tax.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return amounts.stream()
                .flatMap(base -> knownRates.stream().filter(rate -> yields(tax, base, rate)))
                .findFirst()
                .orElseGet(() -> EffectiveTaxRate.rate(amounts.getFirst(), tax, includesTax));
    }

    private boolean yields(BigDecimal tax, BigDecimal base, BigDecimal rate) {
        BigDecimal exact =
                new OrderPart(base, BigDecimal.ZERO, BigDecimal.ZERO, tax, rate).tax(TaxReduction.NOTHING, includesTax);
        return exact.subtract(tax).abs().compareTo(currency.smallestUnit()) < 0;
    }

    /** Returns the tax reduction whose tax is closest to the shop's. */
    private TaxReduction closestTaxReduction() {
        return Arrays.stream(TaxReduction.values())
                .min(Comparator.comparing(reduction -> order.totals()
                        .tax()
                        .subtract(sum(part -> part.tax(reduction, includesTax)))
                        .abs()))
                .orElseThrow();
    }

    private BigDecimal sum(Function<OrderPart, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(amount.apply(shipping), BigDecimal::add);
    }

    /** Returns the items, which sum exactly to the order's grand total. */
    List<PricedItem> items() {
        List<PricedItem> items = new ArrayList<>();
        IntStream.range(0, lines.size())
                .mapToObj(index -> goodsItem(order.lines().get(index), lines.get(index)))
                .forEach(items::add);
        if (shipping.value().signum() != 0) {
            String method = order.shipping().method();
            items.add(PricedItem.single(
                    ItemType.SHIPPING_COSTS,
                    method == null ? "Shipping" : method,
                    shipping.rate(),
                    shipping.grossValue(taxReduction, includesTax, currency)));
        }
        order.totals().other().stream()
                .filter(other -> other.amount().signum() != 0)
                .forEach(other -> items.add(otherItem(other)));
        int firstDiscount = items.size();
        String code = order.couponCode();
        items.addAll(discountItems(
                code == null ? "Discount" : "Coupon " + code, OrderPart::discount, taxReduction.byCoupons()));
        items.addAll(discountItems(
                "Reward points (" + export.pointsUsed() + ")", OrderPart::reward, taxReduction.byPoints()));
        return balance(items, firstDiscount);
    }

    private PricedItem goodsItem(OrderLine line, OrderPart part) {
        BigDecimal gross = part.grossValue(taxReduction, includesTax, currency);
        BigDecimal unitPrice =
                gross.divide(line.quantity(), currency.decimals() + EXTRA_DECIMALS, RoundingMode.HALF_UP);
        return new PricedItem(ItemType.VARIATION, line, name(line), line.quantity(), part.rate(), unitPrice);
    }

    private static String name(OrderLine line) {
        return line.name() == null ? line.sku() : line.name();
    }

    private static PricedItem otherItem(OtherAmount other) {
        ItemType type = other.amount().signum() > 0 ? ItemType.PAYMENT_SURCHARGE : ItemType.PROMOTIONAL_COUPON;
        return PricedItem.single(type, other.code(), BigDecimal.ZERO, other.amount());
    }

    /** Returns the items of a discount, one per VAT rate; with the rate 0 if the discount does not reduce the tax. */
    private List<PricedItem> discountItems(String name, Function<OrderPart, BigDecimal> amount, boolean reducesTax) {
        Map<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        for (OrderPart part : allParts()) {
            BigDecimal discount = amount.apply(part);
            byRate.merge(
                    reducesTax ? part.rate() : BigDecimal.ZERO,
                    reducesTax ? part.gross(discount, includesTax) : discount,
                    BigDecimal::add);
        }
        return byRate.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> PricedItem.single(
                        ItemType.PROMOTIONAL_COUPON,
                        name,
                        entry.getKey(),
                        currency.round(entry.getValue()).negate()))
                .toList();
    }

    private List<OrderPart> allParts() {
        List<OrderPart> all = new ArrayList<>(lines);
        all.add(shipping);
        return all;
    }

    /**
     * Adjusts the items to sum to the grand total. A rounding difference is added to the largest discount; a larger
     * difference, or one without a discount, becomes an item.
     */
    private List<PricedItem> balance(List<PricedItem> items, int firstDiscount) {
        BigDecimal sum = items.stream().map(item -> item.sum(currency)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal difference = order.totals().grandTotal().subtract(sum);
        if (difference.signum() == 0) {
            return items;
        }
        BigDecimal maxRoundingError = currency.smallestUnit().multiply(BigDecimal.valueOf(items.size() + 1L));
        List<PricedItem> result = new ArrayList<>(items);
        @Nullable
        PricedItem largest = items.subList(firstDiscount, items.size()).stream()
                .min(Comparator.comparing(PricedItem::priceGross))
                .orElse(null);
        if (largest != null && difference.abs().compareTo(maxRoundingError) <= 0) {
            result.set(items.indexOf(largest), largest.withPriceChange(difference));
        } else {
            ItemType type = difference.signum() > 0 ? ItemType.PAYMENT_SURCHARGE : ItemType.PROMOTIONAL_COUPON;
            result.add(PricedItem.single(type, "Difference to the shop's total", BigDecimal.ZERO, difference));
        }
        return result;
    }
}
