package dev.rewardsync.erp.plentyone;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.Payment;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import dev.rewardsync.event.Totals.OtherAmount;
import dev.rewardsync.money.Currency;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Generates exports of orders with correct totals and taxes from a seed. All tax reductions occur. */
final class RandomExports {

    private static final int[] RATES = {19, 7, 0};
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Random random;
    private final Currency currency;
    private final boolean includesTax;
    private final TaxReduction taxReduction;

    private RandomExports(long seed) {
        random = new Random(seed);
        currency = Currency.of(pick("EUR", "EUR", "EUR", "JPY", "KWD"));
        includesTax = random.nextBoolean();
        taxReduction = TaxReduction.values()[random.nextInt(TaxReduction.values().length)];
    }

    static ExportedOrder export(long seed) {
        return new RandomExports(seed).export();
    }

    private ExportedOrder export() {
        List<OrderLine> lines =
                IntStream.range(0, 1 + random.nextInt(5)).mapToObj(this::line).toList();
        Shipping shipping = shipping();
        BigDecimal lineDiscounts = Totals.defaultDiscount(lines, Shipping.NONE);
        BigDecimal goods = Totals.defaultSubtotal(lines).subtract(lineDiscounts);
        BigDecimal goodsDiscount = lineDiscounts.add(random.nextInt(3) == 0 ? share(goods, 30) : currency.zero());
        BigDecimal discountedTotal = Totals.defaultSubtotal(lines).subtract(goodsDiscount);
        BigDecimal discount = goodsDiscount.add(shipping.discount());
        BigDecimal reward = random.nextInt(3) == 0 ? currency.zero() : share(discountedTotal, 60);
        boolean coversShipping = random.nextBoolean();

        PricedOrder priced = PricedOrder.of(
                order(lines, shipping, totals(lines, discount, shipping, reward, List.of(), currency.zero())),
                reward,
                PayableScope.allLines(coversShipping),
                null);
        List<OrderLine> taxed = priced.lines().stream().map(this::taxed).toList();
        Shipping taxedShipping = taxed(shipping, priced.shippingRewardShare());
        BigDecimal tax = Totals.defaultTax(taxed, taxedShipping);
        List<OtherAmount> other = random.nextInt(3) > 0
                ? List.of()
                : List.of(
                        new OtherAmount("fee", amount(300)),
                        new OtherAmount("gift-card", amount(500).negate()));
        OrderPlaced order = order(taxed, taxedShipping, totals(taxed, discount, taxedShipping, reward, other, tax));
        return new ExportedOrder("PLACED", order, 500, 20, -480, reward, rewardByLine(priced), null);
    }

    private static Map<String, BigDecimal> rewardByLine(PricedOrder priced) {
        Map<String, BigDecimal> rewardByLine = new LinkedHashMap<>();
        priced.lines().forEach(line -> rewardByLine.put(line.line().lineId(), line.rewardShare()));
        rewardByLine.put(ExportedOrder.SHIPPING, priced.shippingRewardShare());
        return rewardByLine;
    }

    private OrderLine line(int index) {
        BigDecimal quantity = random.nextInt(4) == 0
                ? new BigDecimal(pick("0.5", "2.25", "99"))
                : BigDecimal.valueOf(1 + random.nextInt(9));
        BigDecimal price = amount(9000);
        BigDecimal row = currency.round(price.multiply(quantity));
        BigDecimal discount = random.nextInt(3) == 0 ? share(row, 50) : currency.zero();
        return line(Integer.toString(index), quantity, price, row, discount, currency.zero(), rate());
    }

    private static OrderLine line(
            String id,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal row,
            BigDecimal discount,
            BigDecimal tax,
            @Nullable BigDecimal rate) {
        return new OrderLine(id, "SKU-" + id, null, quantity, price, row, discount, tax, rate, null, Map.of());
    }

    private OrderLine taxed(PricedLine priced) {
        OrderLine line = priced.line();
        BigDecimal base = line.rowTotal()
                .subtract(taxReduction.byCoupons() ? priced.discount() : currency.zero())
                .subtract(taxReduction.byPoints() ? priced.rewardShare() : currency.zero());
        BigDecimal tax = tax(base, line.taxRate().intValueExact());
        return line(
                line.lineId(),
                line.quantity(),
                line.unitPrice(),
                line.rowTotal(),
                line.discount(),
                tax,
                line.taxRate());
    }

    private BigDecimal tax(BigDecimal base, int rate) {
        BigDecimal whole = BigDecimal.valueOf(includesTax ? 100 + rate : 100);
        return base.multiply(BigDecimal.valueOf(rate)).divide(whole, currency.decimals(), RoundingMode.HALF_UP);
    }

    private Totals totals(
            List<OrderLine> lines,
            BigDecimal discount,
            Shipping shipping,
            BigDecimal reward,
            List<OtherAmount> other,
            BigDecimal tax) {
        BigDecimal subtotal = Totals.defaultSubtotal(lines);
        BigDecimal grandTotal = subtotal.subtract(discount)
                .subtract(reward)
                .add(shipping.amount())
                .add(includesTax ? currency.zero() : tax);
        for (OtherAmount otherAmount : other) {
            grandTotal = grandTotal.add(otherAmount.amount());
        }
        return new Totals(subtotal, discount, tax, shipping.amount(), other, grandTotal);
    }

    /** Returns a shipping without tax, which may have a discount. */
    private Shipping shipping() {
        BigDecimal amount = random.nextBoolean() ? currency.zero() : amount(1000);
        BigDecimal discount = switch (random.nextInt(4)) {
            case 0 -> amount;
            case 1 -> share(amount, 90);
            default -> currency.zero();
        };
        return new Shipping("parcel", amount, discount, currency.zero(), null, null, null, null);
    }

    private Shipping taxed(Shipping shipping, BigDecimal rewardShare) {
        BigDecimal base = shipping.amount()
                .subtract(taxReduction.byCoupons() ? shipping.discount() : currency.zero())
                .subtract(taxReduction.byPoints() ? rewardShare : currency.zero());
        return shipping.with(changed -> changed.tax(tax(base, 19)));
    }

    private OrderPlaced order(List<OrderLine> lines, Shipping shipping, Totals totals) {
        Envelope envelope = new Envelope("e", Instant.parse("2026-11-21T10:15:30Z"), "c", "main");
        return new OrderPlaced(
                envelope,
                "1",
                1,
                currency,
                null,
                null,
                includesTax,
                lines,
                shipping,
                new Payment(null, null),
                null,
                totals,
                500,
                null,
                null,
                null);
    }

    private BigDecimal rate() {
        return BigDecimal.valueOf(RATES[random.nextInt(RATES.length)]);
    }

    private BigDecimal amount(int maxUnits) {
        return BigDecimal.valueOf(1 + random.nextInt(maxUnits), currency.decimals());
    }

    private BigDecimal share(BigDecimal amount, int maxPercent) {
        return amount.multiply(BigDecimal.valueOf(random.nextInt(maxPercent)))
                .divide(HUNDRED, currency.decimals(), RoundingMode.DOWN);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
