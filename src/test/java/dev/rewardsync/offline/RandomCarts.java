package dev.rewardsync.offline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random carts of the customers of {@link RandomCustomers}, and rulesets with many cart rules. Both are reproducible from a seed. */
final class RandomCarts {

    private static final String REDEMPTION = "redemption:\n  coversShipping: true\n  rates: ";

    private final Random random;

    RandomCarts(long seed) {
        random = new Random(seed * 7919);
    }

    /** Returns the ruleset of {@link RandomCustomers} for a seed, with other points settings and more cart rules. */
    static String ruleset(long seed) {
        Random random = new Random(seed * 104_729);
        String lives = RandomCustomers.ruleset(seed);
        int at = lives.indexOf(REDEMPTION);
        String terms = """
                redemption:
                  minPoints: %s
                  %s
                  coversShipping: %s
                  coversTax: %s
                  step: %s%s
                  rates:
                    - {id: picky, websites: [fr], groups: [general], points: 3, value: "0.02"}
                    - {id: many, when: {all: [{cart.totalQuantity: {gte: 5}}, {customer.balance: {gt: 50}}]}, points: 100, value: "2.00", limit: {points: 70, percentOfBalance: 60}}
                    - {id: default%s, points: %s, value: "%s"%s}
                exchangeRates: {JPY: "150.5"}
                """.formatted(
                        pick(random, "0", "1", "40", "150"),
                        pick(random, "", "maxPointsPerOrder: 120", "maxPointsPerOrder: 900"),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        pick(random, "1", "1", "5", "25"),
                        pick(random, "", "", "\n  items: {all: [{item.sku: A}]}"),
                        pick(random, "", ", websites: [main]"),
                        pick(random, "100", "1", "7"),
                        pick(random, "1.00", "0.05", "0.333"),
                        pick(
                                random,
                                "",
                                ", limit: {points: 100}",
                                ", limit: {percent: 50}",
                                ", limit: {percent: 12.5}",
                                ", limit: {percentOfBalance: 30}"));
        String changed = lives.substring(0, at) + terms + lives.substring(lives.indexOf("rules:\n", at));
        String base = "  base: {afterDiscounts: %s, afterRewardDiscount: %s, withTax: %s, withShipping: %s}\n"
                .formatted(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
        return changed.replaceFirst("points:\n", "points:\n" + base) + """
                  - {id: books, name: Books, type: cart, items: {all: [{item.sku: A}]}, earn: {style: per-spent, points: 3, step: "2.00", partialSteps: half-up, max: 90}, message: {product: "{points} for books"}}
                  - {id: few, type: cart, limits: [{points: 25, per: month}, {points: 15, per: day}], earn: {style: per-spent, points: 1, step: "3.00"}}
                  - {id: thrice, type: cart, stop: false, limits: [{times: 3, per: ever}, {times: 1, per: week}], earn: {style: fixed, points: 5}}
                  - {id: pieces, type: cart, when: {any: [{cart.totalQuantity: {gte: 3}}, {cart.pointsUsed: true}]}, earn: {style: per-quantity, points: 2}}
                  - {id: french, type: cart, websites: [fr], stop: true, earn: {style: fixed, points: 11}}
                  - {id: rich, type: cart, when: {all: [{customer.balance: {gt: 100}}, {cart.subtotal: {gt: 30}}]}, assignGroup: rich, earn: {style: fixed, points: 13}}
                """;
    }

    /** Returns the fields of a cart, without braces, at a time up to {@code days} before or after {@code around}; a null customer is a guest. */
    String cart(String customerId, Instant around, int days) {
        List<String> fields = new ArrayList<>();
        if (customerId != null) {
            fields.add("\"customerId\":\"" + customerId + '"');
        }
        Instant at = around.plus(Duration.ofHours(random.nextInt(2 * days * 24) - days * 24));
        fields.add("\"occurredAt\":\"" + at + '"');
        fields.add(pick(
                random,
                "\"currency\":\"USD\"",
                "\"currency\":\"USD\"",
                "\"currency\":\"JPY\"",
                "\"currency\":\"EUR\",\"baseCurrency\":\"USD\",\"exchangeRate\":\"0.92\"",
                "\"currency\":\"GBP\""));
        addWithChanceOfOneThird(fields, "\"website\":\"fr\"");
        addWithChanceOfOneThird(fields, "\"pricesIncludeTax\":true");
        addWithChanceOfOneThird(fields, "\"customer\":{\"group\":\"vip\"}");
        fields.add("\"lines\":[" + lines() + "]");
        addWithChanceOfOneThird(
                fields,
                "\"shipping\":{\"amount\":\"%s\",\"discount\":\"%s\",\"tax\":\"%s\"}"
                        .formatted(money(9), random.nextBoolean() ? "0" : money(9), money(2)));
        return String.join(",", fields);
    }

    private String lines() {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= 1 + random.nextInt(3); number++) {
            int price = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(80);
            lines.add(
                    "{\"lineId\":\"%d\",\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":\"%s\",\"discount\":\"%s\",\"tax\":\"%s\"}"
                            .formatted(
                                    number,
                                    pick(random, "A", "B"),
                                    1 + random.nextInt(3),
                                    price == 0 ? "0" : price + "." + (10 + random.nextInt(90)),
                                    price == 0 || random.nextBoolean() ? "0" : "0." + (10 + random.nextInt(90)),
                                    price == 0 ? "0" : money(4)));
        }
        return String.join(",", lines);
    }

    /** Returns other amounts of a cart's totals, or an empty text. */
    String otherAmounts() {
        return switch (random.nextInt(4)) {
            case 0 -> "\"other\":[{\"code\":\"gift-card\",\"amount\":\"-%s\"}]".formatted(money(60));
            case 1 -> "\"other\":[{\"code\":\"fee\",\"amount\":\"%s\"}]".formatted(money(5));
            default -> "\"other\":[]";
        };
    }

    /** Returns a requested number of points. */
    long points() {
        return random.nextBoolean() ? 0 : random.nextInt(400);
    }

    private void addWithChanceOfOneThird(List<String> fields, String field) {
        if (random.nextInt(3) == 0) {
            fields.add(field);
        }
    }

    private String money(int below) {
        return random.nextInt(below) + "." + (10 + random.nextInt(90));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
