package dev.rewardsync.offline;

import dev.rewardsync.event.EventType;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random orders of a few customers that are amended, refunded and canceled in any order, reproducible from a seed. */
public final class RandomOrders {

    private static final Instant BEGIN = Instant.parse("2026-01-10T08:00:00Z");
    private static final List<String> QUANTITIES = List.of("1", "2", "3", "4", "0.5", "2.25", "1.0");
    private static final List<String> REFUNDED = List.of("1", "1.0", "0.5", "2", "0.0001", "3", "9");

    /** A currency, its decimals, and its exchange rate to the ruleset's currency. */
    private record OrderCurrency(String code, int decimals, String rate) {}

    private static final List<OrderCurrency> CURRENCIES = List.of(
            new OrderCurrency("USD", 2, "1"),
            new OrderCurrency("USD", 2, "1"),
            new OrderCurrency("EUR", 2, "0.80"),
            new OrderCurrency("JPY", 0, "150"),
            new OrderCurrency("KWD", 3, "0.31"),
            new OrderCurrency("CHF", 2, "0.90"));

    private final Random random;
    private final List<ShopAction> actions = new ArrayList<>();

    private RandomOrders(long seed) {
        random = new Random(seed);
    }

    /** Returns all actions in the order of their times. */
    public static List<ShopAction> inOrder(long seed) {
        RandomOrders orders = new RandomOrders(seed);
        orders.generateActions();
        return orders.actions.stream()
                .sorted(Comparator.comparing(ShopAction::at))
                .toList();
    }

    /** Returns the fields of an order-placed event except customer and order id. */
    static String placedOnce(long seed) {
        RandomOrders orders = new RandomOrders(seed);
        return orders.placed(CURRENCIES.get(orders.random.nextInt(CURRENCIES.size())), orders.random.nextBoolean());
    }

    /** Returns a random ruleset for a seed. All seeds together cover every policy, award, hold, expiry and clawback. */
    public static String ruleset(long seed) {
        Random random = new Random(seed * 37);
        return """
                currency: USD
                timezone: Europe/Berlin
                points:
                  award: {on: %s%s}
                  clawback: %s
                  onRefund: %s
                  base: {withTax: %b, withShipping: %b, afterRewardDiscount: %b, afterPayments: [gift-card]}
                %s
                %s
                exchangeRates: {EUR: "0.80", JPY: "150", KWD: "0.31"}
                redemption:
                  coversShipping: %b
                %s
                  rates: [{id: default, points: 100, value: "1.00", limit: {points: 2000}}]
                rules:
                  - {id: spend-trial, type: cart, mode: trial, stop: true, assignGroup: tried, earn: {style: per-spent, points: 3, step: "1.00"}}
                  - {id: weekly-trial, type: cart, mode: trial, when: {all: [{cart.totalQuantity: {gte: 2}}]}, limits: [{times: 1, per: week}], earn: {style: fixed, points: 9}}
                  - {id: done-trial, type: behavior, event: order-completed, mode: trial, stop: true, earn: {style: fixed, points: 7}}
                  - {id: spend, type: cart, earn: {style: per-spent, points: 3, step: "1.00"}}
                  - {id: kept, type: cart, onRefund: keep, earn: {style: per-spent, points: 1, step: "20.00"}}
                  - {id: share, type: cart, onRefund: proportional, award: {on: completed, hold: P5D}, earn: {style: fixed, points: 47}}
                  - {id: chairs, type: cart, onRefund: proportional, items: {all: [{item.kind: chair}]}, expireAfter: P12D, earn: {style: per-quantity, points: 10}}
                  - {id: many, type: cart, onRefund: recompute, when: {all: [{cart.totalQuantity: {gte: 3}}]}, earn: {style: per-quantity, points: 7, max: 30}}
                  - {id: anew, type: cart, onRefund: recompute, award: {on: placed}, items: {all: [{item.kind: chair}]}, earn: {style: per-spent, points: 2, step: "1.00", partialSteps: half-up}, tiers: {gold: {points: 4}}}
                  - {id: weekdays, type: cart, onRefund: recompute, schedule: {days: [monday, tuesday, wednesday, thursday, friday], to: "20:00"}, earn: {style: per-spent, points: 1, step: "2.00"}}
                  - {id: stars, type: cart, onRefund: proportional, earn: {style: per-item, attribute: stars}}
                  - {id: stars-anew, type: cart, onRefund: recompute, award: {on: placed}, earn: {style: per-item, attribute: stars, max: 9}}
                  - {id: double, type: cart, onRefund: proportional, earn: {style: multiply, factor: 2, of: [spend, stars]}}
                  - {id: more-anew, type: cart, onRefund: recompute, award: {hold: P1D}, earn: {style: multiply, factor: "1.3", partialSteps: half-up}}
                  - {id: monthly, type: cart, onRefund: proportional, limits: [{points: 90, per: month}, {points: 60, per: week}], earn: {style: per-spent, points: 1, step: "1.00"}}
                  - {id: twice, type: cart, onRefund: recompute, when: {all: [{cart.totalQuantity: {gte: 2}}]}, limits: [{times: 2, per: ever}, {times: 1, per: day}], earn: {style: per-quantity, points: 6}}
                  - {id: friend-once, type: behavior, event: referee-order-completed, limits: [{times: 1, per: month}], earn: {style: fixed, points: 21}}
                  - {id: welcome, type: behavior, event: signed-up, expireAfter: P40D, earn: {style: fixed, points: 300}}
                  - {id: done-marker, type: behavior, event: order-completed, onRefund: keep, earn: {style: fixed, points: 1}}
                  - {id: done, type: behavior, event: order-completed, maxPerDay: 12, earn: {style: fixed, points: 9}}
                  - {id: done-spend, type: behavior, event: order-completed, onRefund: recompute, award: {hold: P2D}, earn: {style: per-spent, points: 1, step: "2.00"}}
                  - {id: done-double, type: behavior, event: order-completed, onRefund: proportional, award: {hold: P4D}, earn: {style: multiply, factor: 2, of: [done-spend]}}
                  - {id: friend, type: behavior, event: referee-order-completed, award: {hold: P3D}, expireAfter: P20D, earn: {style: per-spent, points: 1, step: "3.00"}}
                  - {id: friend-anew, type: behavior, event: referee-order-completed, onRefund: recompute, earn: {style: per-quantity, points: 4}}
                  - {id: friend-double, type: behavior, event: referee-order-completed, onRefund: proportional, earn: {style: multiply, factor: "1.5"}}
                """.formatted(
                        pick(random, "placed", "completed", "shipped"),
                        pick(random, "", ", hold: P3D", ", hold: P14D"),
                        pick(random, "unlimited", "within-balance"),
                        pick(random, "proportional", "recompute", "keep"),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        pick(random, "", "  expireAfter: P10D", "  expireAfter: P1M"),
                        pick(
                                random,
                                "tiers: {basis: lifetimeSales, levels: [{id: gold, from: 90000}]}",
                                "tiers: {basis: lifetimeSales, levels: [{id: gold, from: 60}]}",
                                "tiers: {basis: pointsEarned, window: P20D, levels: [{id: gold, from: 200}]}",
                                "tiers: {basis: orders, window: P20D, levels: [{id: gold, from: 2}]}"),
                        random.nextBoolean(),
                        pick(
                                random,
                                "",
                                "  coversTax: false",
                                "  items: {all: [{item.kind: chair}]}",
                                "  coversTax: false\n  items: {none: [{item.kind: chair}]}"));
    }

    private void generateActions() {
        for (int customer = 0; customer < 3; customer++) {
            String customerId = "c-" + customer;
            String invited = customer == 0 ? "" : ",\"referrerId\":\"c-" + (customer - 1) + '"';
            actions.add(new ShopAction(
                    EventType.CUSTOMER_SIGNED_UP,
                    BEGIN.plusSeconds(customer),
                    "\"customerId\":\"" + customerId + '"' + invited));
            int orders = 1 + random.nextInt(4);
            for (int order = 0; order < orders; order++) {
                order("\"customerId\":\"%s\",\"orderId\":\"%s-%d\"".formatted(customerId, customer, order));
            }
        }
        order("\"orderId\":\"guest\"");
        addDuplicates();
    }

    private void order(String order) {
        Instant placed = BEGIN.plus(Duration.ofHours(1 + random.nextInt(20 * 24)));
        OrderCurrency money = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        boolean includesTax = random.nextBoolean();
        add(EventType.ORDER_PLACED, placed, order + placed(money, includesTax));
        Instant end = placed.plus(Duration.ofHours(1 + random.nextInt(35 * 24)));
        long hours = Duration.between(placed, end).toHours();
        for (String status : List.of("shipped", "completed", "canceled")) {
            if (random.nextInt(status.equals("canceled") ? 3 : 4) > (status.equals("canceled") ? 1 : 0)) {
                add(EventType.ORDER_STATUS_CHANGED, after(placed, hours), order + ",\"status\":\"" + status + '"');
            }
        }
        int revisions = random.nextInt(4);
        for (int revision = 2; revision < 2 + revisions; revision++) {
            add(
                    EventType.ORDER_PLACED,
                    after(placed, hours),
                    order + ",\"revision\":" + revision + placed(money, includesTax));
        }
        int refunds = random.nextInt(5);
        for (int refund = 0; refund < refunds; refund++) {
            add(
                    EventType.ORDER_REFUNDED,
                    after(placed, hours),
                    order + ",\"refundId\":\"r" + refund + '"' + refunded(money));
        }
    }

    private String refunded(OrderCurrency money) {
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? "" : ",\"full\":true";
        }
        String lines = String.join(
                ",",
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(line -> "{\"lineId\":\"%d\",\"quantity\":%s}"
                                .formatted(1 + random.nextInt(4), REFUNDED.get(random.nextInt(REFUNDED.size()))))
                        .toList());
        return switch (random.nextInt(4)) {
            case 0 -> ",\"amount\":\"%s\"".formatted(amount(money, random.nextBoolean() ? 8 : 80));
            case 1 ->
                ",\"lines\":[%s],\"amount\":%s"
                        .formatted(lines, random.nextInt(4) == 0 ? "0" : amount(money, 4) + "0049");
            default -> ",\"lines\":[%s],\"shipping\":%b".formatted(lines, random.nextInt(3) == 0);
        };
    }

    /** Returns the fields of an order-placed event with one to three lines, which may be fractional, free or discounted. */
    private String placed(OrderCurrency money, boolean includesTax) {
        List<String> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        int count = 1 + random.nextInt(3);
        for (int line = 1; line <= count; line++) {
            BigDecimal quantity = new BigDecimal(QUANTITIES.get(random.nextInt(QUANTITIES.size())));
            BigDecimal price = random.nextInt(5) == 0 ? BigDecimal.ZERO : amount(money, 40);
            BigDecimal row = price.multiply(quantity).setScale(money.decimals(), RoundingMode.HALF_UP);
            BigDecimal discount = random.nextInt(3) == 0 ? part(row, money) : BigDecimal.ZERO;
            BigDecimal tax = part(row.subtract(discount), money);
            sum = sum.add(row).subtract(discount).add(includesTax ? BigDecimal.ZERO : tax);
            lines.add(
                    "{\"lineId\":\"%d\",\"sku\":\"S\",\"quantity\":%s,\"unitPrice\":\"%s\",\"discount\":\"%s\",\"tax\":\"%s\"%s,\"attributes\":{\"kind\":\"%s\"%s}}"
                            .formatted(
                                    line,
                                    quantity,
                                    price,
                                    discount,
                                    tax,
                                    random.nextBoolean() ? "" : ",\"taxRate\":" + random.nextInt(20),
                                    random.nextBoolean() ? "chair" : "desk",
                                    (line + count) % 3 == 0 ? "" : ",\"stars\":2.5"));
        }
        BigDecimal shipping = random.nextBoolean() ? BigDecimal.ZERO : amount(money, 8);
        BigDecimal shippingDiscount = switch (random.nextInt(6)) {
            case 0 -> shipping;
            case 1 -> part(shipping, money);
            case 2 -> amount(money, 8);
            default -> BigDecimal.ZERO;
        };
        BigDecimal fee = random.nextInt(3) == 0 ? amount(money, 2) : BigDecimal.ZERO;
        BigDecimal giftCard =
                count == 2 ? sum.divide(BigDecimal.TWO, money.decimals(), RoundingMode.DOWN) : BigDecimal.ZERO;
        long used = random.nextInt(3) > 0 ? 0 : random.nextInt(450);
        String base = money.code().equals("CHF") && random.nextBoolean()
                ? ",\"baseCurrency\":\"USD\",\"exchangeRate\":\"0.90\""
                : "";
        return """
                ,"currency":"%s"%s,"pricesIncludeTax":%b,"lines":[%s],"shipping":{"amount":"%s","discount":"%s","tax":"%s"},\
                "totals":{"other":[{"code":"fee","amount":"%s"}%s],"grandTotal":"%s"},"rewards":{"pointsUsed":%d%s}""".formatted(
                money.code(),
                base,
                includesTax,
                String.join(",", lines),
                shipping,
                shippingDiscount,
                part(shipping, money),
                fee,
                giftCard.signum() == 0 ? "" : ",{\"code\":\"gift-card\",\"amount\":\"-%s\"}".formatted(giftCard),
                sum.add(shipping).subtract(shippingDiscount).add(fee).subtract(giftCard),
                used,
                random.nextBoolean() ? "" : ",\"discount\":\"" + part(sum, money) + '"');
    }

    private BigDecimal amount(OrderCurrency money, int most) {
        return new BigDecimal(money.rate())
                .multiply(BigDecimal.valueOf(random.nextInt(most * 100), 2))
                .setScale(money.decimals(), RoundingMode.HALF_UP);
    }

    private BigDecimal part(BigDecimal whole, OrderCurrency money) {
        return whole.multiply(BigDecimal.valueOf(random.nextInt(60), 2))
                .setScale(money.decimals(), RoundingMode.HALF_UP);
    }

    private Instant after(Instant placed, long hours) {
        return placed.plus(Duration.ofHours(1 + random.nextLong(hours)));
    }

    private void addDuplicates() {
        for (ShopAction action : List.copyOf(actions)) {
            if (random.nextInt(6) == 0) {
                actions.add(action.at(action.at().plus(Duration.ofHours(1 + random.nextInt(100)))));
            }
        }
    }

    private void add(EventType type, Instant at, String fields) {
        actions.add(new ShopAction(type, at, fields));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
