package dev.rewardsync.erp.plentyone;

import dev.rewardsync.erp.plentyone.PlentyOrder.ItemType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
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
 * The items of an order, each with its gross price and VAT rate, that sum exactly to what the customer has to pay.
 * Goods stand at their price before discounts; coupons and the reward discount are items of their own, one for each VAT
 * rate.
 */
final class GrossPricing {

    /** A price of one piece has decimals enough that 100 pieces are right to the smallest unit. */
    private static final int MORE_DECIMALS = 2;

    private final ExportedOrder export;
    private final OrderPlaced order;
    private final Currency currency;
    private final Set<BigDecimal> knownRates;
    private final boolean includesTax;
    private final boolean taxByLine;
    private final List<OrderPart> lines;
    private final OrderPart shipping;
    private final TaxReduction lowering;

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
        this.lines = PricedOrder.of(order, BigDecimal.ZERO, false, null).lines().stream()
                .map(this::part)
                .toList();
        BigDecimal charged = order.totals().shipping();
        BigDecimal shippingTax = order.shipping().tax();
        this.shipping = new OrderPart(
                charged,
                BigDecimal.ZERO,
                reward(ExportedOrder.SHIPPING),
                shippingTax,
                derivedRate(charged, reward(ExportedOrder.SHIPPING), shippingTax));
        this.lowering = lowering();
    }

    private OrderPart part(PricedLine priced) {
        OrderLine line = priced.line();
        return new OrderPart(line.rowTotal(), priced.discount(), reward(line.lineId()), line.tax(), rate(priced));
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
        return line.taxRate() == null
                ? derivedRate(line.rowTotal().subtract(priced.discount()), reward(line.lineId()), line.tax())
                : line.taxRate();
    }

    /** The rate of an amount and its tax: one of those known where it gives that tax, with points taken off or not. */
    private BigDecimal derivedRate(BigDecimal amount, BigDecimal reward, BigDecimal tax) {
        if (tax.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return Stream.of(amount, amount.subtract(reward))
                .flatMap(base -> knownRates.stream().filter(rate -> gives(tax, base, rate)))
                .findFirst()
                .orElseGet(() -> EffectiveTaxRate.rate(amount, tax, includesTax));
    }

    private boolean gives(BigDecimal tax, BigDecimal base, BigDecimal rate) {
        BigDecimal exact = new OrderPart(base, BigDecimal.ZERO, BigDecimal.ZERO, tax, rate)
                .taxed(TaxReduction.NOTHING, includesTax);
        return exact.subtract(tax).abs().compareTo(currency.smallestUnit()) < 0;
    }

    /** What the tax that the shop booked comes nearest to. */
    private TaxReduction lowering() {
        return Arrays.stream(TaxReduction.values())
                .min(Comparator.comparing(one -> order.totals()
                        .tax()
                        .subtract(sumOf(part -> part.taxed(one, includesTax)))
                        .abs()))
                .orElseThrow();
    }

    private BigDecimal sumOf(Function<OrderPart, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(amount.apply(shipping), BigDecimal::add);
    }

    /** The items; together exactly what is left to pay. */
    List<PricedItem> items() {
        List<PricedItem> items = new ArrayList<>();
        IntStream.range(0, lines.size())
                .mapToObj(index -> goods(order.lines().get(index), lines.get(index)))
                .forEach(items::add);
        if (shipping.value().signum() != 0) {
            String method = order.shipping().method();
            items.add(PricedItem.single(
                    ItemType.SHIPPING_COSTS,
                    method == null ? "Shipping" : method,
                    shipping.rate(),
                    shipping.grossValue(lowering, includesTax, currency)));
        }
        order.totals().other().stream()
                .filter(other -> other.amount().signum() != 0)
                .forEach(other -> items.add(other(other)));
        int discounts = items.size();
        String code = order.couponCode();
        items.addAll(discount(code == null ? "Discount" : "Coupon " + code, OrderPart::discount, lowering.byCoupons()));
        items.addAll(discount("Reward points (" + export.pointsUsed() + ")", OrderPart::reward, lowering.byPoints()));
        return balanced(items, discounts);
    }

    private PricedItem goods(OrderLine line, OrderPart part) {
        BigDecimal gross = part.grossValue(lowering, includesTax, currency);
        BigDecimal piece = gross.divide(line.quantity(), currency.decimals() + MORE_DECIMALS, RoundingMode.HALF_UP);
        return new PricedItem(ItemType.VARIATION, line, name(line), line.quantity(), part.rate(), piece);
    }

    private static String name(OrderLine line) {
        return line.name() == null ? line.sku() : line.name();
    }

    private static PricedItem other(OtherAmount other) {
        ItemType type = other.amount().signum() > 0 ? ItemType.PAYMENT_SURCHARGE : ItemType.PROMOTIONAL_COUPON;
        return PricedItem.single(type, other.code(), BigDecimal.ZERO, other.amount());
    }

    /** What was taken off, by rate; under no rate where it did not lower the tax. */
    private List<PricedItem> discount(String name, Function<OrderPart, BigDecimal> amount, boolean lowersTax) {
        Map<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        for (OrderPart part : allParts()) {
            BigDecimal off = amount.apply(part);
            byRate.merge(
                    lowersTax ? part.rate() : BigDecimal.ZERO,
                    lowersTax ? part.gross(off, includesTax) : off,
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

    /** Cents that rounding lost go to the largest discount; what is more, or has none to go to, is told as an item. */
    private List<PricedItem> balanced(List<PricedItem> items, int firstDiscount) {
        BigDecimal sum = items.stream().map(item -> item.sum(currency)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = order.totals().grandTotal().subtract(sum);
        if (missing.signum() == 0) {
            return items;
        }
        BigDecimal byRounding = currency.smallestUnit().multiply(BigDecimal.valueOf(items.size() + 1L));
        List<PricedItem> result = new ArrayList<>(items);
        @Nullable
        PricedItem largest = items.subList(firstDiscount, items.size()).stream()
                .min(Comparator.comparing(PricedItem::priceGross))
                .orElse(null);
        if (largest != null && missing.abs().compareTo(byRounding) <= 0) {
            result.set(items.indexOf(largest), largest.dearerBy(missing));
        } else {
            ItemType type = missing.signum() > 0 ? ItemType.PAYMENT_SURCHARGE : ItemType.PROMOTIONAL_COUPON;
            result.add(PricedItem.single(type, "Difference to the shop's total", BigDecimal.ZERO, missing));
        }
        return result;
    }
}
