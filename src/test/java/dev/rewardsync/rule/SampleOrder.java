package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.Payment;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A builder of orders for tests. Values that a test does not set have the defaults of the order event. */
public final class SampleOrder {

    public static final Instant AT = Instant.parse("2026-11-21T10:15:30Z");

    private final Currency currency;
    private final List<OrderLine> lines = new ArrayList<>();
    private boolean pricesIncludeTax;
    private Shipping shipping = Shipping.NONE;
    private Payment payment = Payment.UNKNOWN;
    private String couponCode;
    private BigDecimal orderDiscount = BigDecimal.ZERO;
    private BigDecimal rewardDiscount = BigDecimal.ZERO;
    private boolean coversShipping;
    private Currency baseCurrency;
    private BigDecimal exchangeRate;
    private long pointsUsed;

    private SampleOrder(String currency) {
        this.currency = Currency.of(currency);
    }

    public static SampleOrder in(String currency) {
        return new SampleOrder(currency);
    }

    public static SampleOrder usd() {
        return in("USD");
    }

    public SampleOrder line(String sku, String quantity, String unitPrice) {
        return line(sku, quantity, unitPrice, "0", "0", null, Map.of());
    }

    public SampleOrder line(String sku, String quantity, String unitPrice, Map<String, AttributeValue> attributes) {
        return line(sku, quantity, unitPrice, "0", "0", null, attributes);
    }

    public SampleOrder taxed(String quantity, String unitPrice, String discount, String tax, String taxRate) {
        return line("TAXED", quantity, unitPrice, discount, tax, taxRate, Map.of());
    }

    public SampleOrder line(
            String sku,
            String quantity,
            String unitPrice,
            String discount,
            String tax,
            String taxRate,
            Map<String, AttributeValue> attributes) {
        BigDecimal pieces = new BigDecimal(quantity);
        BigDecimal price = new BigDecimal(unitPrice);
        return line(new OrderLine(
                String.valueOf(lines.size() + 1),
                sku,
                null,
                pieces,
                price,
                OrderLine.defaultRowTotal(price, pieces, currency),
                new BigDecimal(discount),
                new BigDecimal(tax),
                taxRate == null ? null : new BigDecimal(taxRate),
                null,
                attributes));
    }

    public SampleOrder line(OrderLine line) {
        lines.add(line);
        return this;
    }

    public SampleOrder pricesIncludeTax() {
        pricesIncludeTax = true;
        return this;
    }

    public SampleOrder shipping(String amount, String tax) {
        return shipping(amount, "0", tax);
    }

    public SampleOrder shipping(String amount, String discount, String tax) {
        return shipping(new Shipping(
                null, new BigDecimal(amount), new BigDecimal(discount), new BigDecimal(tax), null, null, null, null));
    }

    public SampleOrder shipping(Shipping chosen) {
        shipping = chosen;
        return this;
    }

    public SampleOrder payment(String method, String additionalMethod) {
        payment = new Payment(method, additionalMethod);
        return this;
    }

    public SampleOrder coupon(String code) {
        couponCode = code;
        return this;
    }

    /** Sets the order's discount in addition to those of the lines. */
    public SampleOrder orderDiscount(String amount) {
        orderDiscount = new BigDecimal(amount);
        return this;
    }

    public SampleOrder rewardDiscount(String amount, boolean mayPayShipping) {
        rewardDiscount = new BigDecimal(amount);
        coversShipping = mayPayShipping;
        return this;
    }

    public SampleOrder pointsUsed(long points) {
        pointsUsed = points;
        return this;
    }

    public SampleOrder exchangeRate(String base, String rate) {
        baseCurrency = Currency.of(base);
        exchangeRate = new BigDecimal(rate);
        return this;
    }

    public OrderPlaced order() {
        BigDecimal subtotal = sum(lines.stream().map(OrderLine::rowTotal).toList());
        BigDecimal discount = Totals.defaultDiscount(lines, shipping).add(orderDiscount);
        BigDecimal tax = sum(lines.stream().map(OrderLine::tax).toList()).add(shipping.tax());
        BigDecimal grandTotal = subtotal.subtract(discount)
                .subtract(rewardDiscount)
                .add(shipping.amount())
                .add(pricesIncludeTax ? BigDecimal.ZERO : tax);
        return new OrderPlaced(
                new Envelope("e-1", AT, "c-1", Envelope.DEFAULT_WEBSITE),
                "100000042",
                1,
                currency,
                baseCurrency,
                exchangeRate,
                pricesIncludeTax,
                List.copyOf(lines),
                shipping,
                payment,
                couponCode,
                new Totals(subtotal, discount, tax, shipping.amount(), List.of(), grandTotal),
                pointsUsed,
                rewardDiscount,
                null,
                null);
    }

    public PricedOrder priced(ExchangeRate rate) {
        return PricedOrder.of(order(), rewardDiscount, PayableScope.allLines(coversShipping), rate);
    }

    /** Returns the facts of the order for a customer in the group {@code general}. */
    public Facts facts(Ruleset ruleset) {
        return facts(ruleset, customer("general"));
    }

    public Facts facts(Ruleset ruleset, CustomerFacts customer) {
        return Facts.of(AT, Envelope.DEFAULT_WEBSITE, customer, priced(ruleset.exchangeRateFor(order())));
    }

    /** Returns the same facts with an exchange rate; null for none. */
    public Facts facts(ExchangeRate rate) {
        return Facts.of(AT, Envelope.DEFAULT_WEBSITE, customer("general"), priced(rate));
    }

    public static CustomerFacts customer(String group) {
        return customer(group, TierPolicy.NONE);
    }

    public static CustomerFacts customer(String group, String tier) {
        return new CustomerFacts(
                "Ann@Example.com",
                group,
                new BigDecimal("250.00"),
                40,
                2,
                3,
                true,
                120,
                tier,
                true,
                4,
                5,
                new BigDecimal("99.50"),
                2,
                false);
    }

    /** Returns the facts of an event without an order. */
    public static Facts withoutOrder(CustomerFacts customer) {
        return Facts.of(AT, Envelope.DEFAULT_WEBSITE, customer, null);
    }

    public static Facts activity(ActivityFacts activity) {
        return Facts.ofActivity(AT, Envelope.DEFAULT_WEBSITE, customer("general"), activity);
    }

    /** Returns the facts of an approved review. */
    public static Facts review(ReviewFacts review) {
        return Facts.ofReview(AT, Envelope.DEFAULT_WEBSITE, customer("general"), review);
    }

    /** Returns the facts of the order for the rules of its customer's referrer. */
    public Facts refereesFacts(Ruleset ruleset, RefereeFacts referee) {
        PricedOrder pricedOrder = priced(ruleset.exchangeRateFor(order()));
        return Facts.ofReferee(AT, Envelope.DEFAULT_WEBSITE, customer("general"), referee, pricedOrder);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
