package dev.rewardsync.json;

import dev.rewardsync.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random events of a few customers, reproducible from a seed, with values at the limits of their ranges. */
final class ExtremeEvents {

    /** Ids as JSON: long ones, surrogate pairs and characters that need escapes. */
    private static final List<String> IDS = List.of(
            "\"c\"",
            "7",
            "-0",
            "\"7\"",
            "\"" + "\uD83D\uDE00".repeat(128) + "\"",
            "\"%/:|\\\\\\\"\\u0001\\n \"",
            "9".repeat(128));

    private static final List<String> TEXTS = List.of(
            "\"\"", "\"main\"", "\"\\u0000\\u001f\\u007f\\u2028 \\\"\\\\\"", "\"\uD83D\uDE00{points}{name}é\"", "null");

    private static final List<String> AMOUNTS = List.of(
            "0",
            "0.000001",
            "\"0.01\"",
            "49.9950000001",
            "999999999999999",
            "\"999999999999999.999999\"",
            "1e14",
            "33.333333");

    private static final List<String> QUANTITIES = List.of("1", "\"0.0001\"", "3.33333", "999999999999999.9999", "2");

    private static final List<String> POINTS =
            List.of("0", "1", "500", "1000000000000000000", "9223372036854775807", "4611686018427387904");

    private static final List<String> MEASURES =
            List.of("19", "0", "\"7.700000\"", "1e-999", "0." + "3".repeat(990), "999999999999999", "null");

    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "KWD", "CLF");

    private static final List<String> RATES =
            List.of("\"0.92\"", "1e-12", "999999999999999.999999999999", "7.1234567890126");

    private static final List<String> INSTANTS = List.of(
            "1000-01-01T00:00:00+18:00",
            "1969-12-31T23:59:59.999999999Z",
            "2026-01-01T00:00:00.5+01:00",
            "2026-06-30T12:00:00Z",
            "2028-02-29T23:59:59-12:00",
            "2999-12-31T23:59:59.999999999-18:00");

    private final Random random;

    ExtremeEvents(long seed) {
        random = new Random(seed);
    }

    /** An event's type and JSON. */
    record Event(EventType type, String json) {}

    /** Returns the next event. */
    Event next() {
        EventType type = pick(List.of(EventType.values()));
        String json = "{\"eventId\":\"e-%d\",\"occurredAt\":\"%s\",\"website\":%s,%s}"
                .formatted(
                        random.nextInt(100_000),
                        pick(INSTANTS),
                        pick(TEXTS),
                        switch (type) {
                            case ORDER_PLACED -> order();
                            case ORDER_STATUS_CHANGED ->
                                ofOrder() + ",\"status\":"
                                        + pick(List.of(
                                                "\"completed\"",
                                                "\"canceled\"",
                                                "\"shipped\"",
                                                pick(IDS).replaceAll("^[^\"]+$", "\"x\"")));
                            case ORDER_REFUNDED -> ofOrder() + ",\"refundId\":" + pick(IDS) + refunded();
                            case REVIEW_APPROVED ->
                                customer()
                                        + ",\"reviewId\":%s,\"sku\":%s,\"rating\":%s"
                                                .formatted(pick(IDS), pick(IDS), pick(MEASURES));
                            case CUSTOMER_SIGNED_UP ->
                                customer()
                                        + ",\"email\":%s,\"group\":%s,\"birthday\":\"2000-02-29\",\"referrerId\":%s"
                                                .formatted(pick(TEXTS), pick(TEXTS), pick(IDS));
                            case CUSTOMER_UPDATED ->
                                customer()
                                        + ",\"group\":%s,\"newsletter\":%b"
                                                .formatted(pick(TEXTS), random.nextBoolean());
                            case CUSTOMER_ACTIVITY ->
                                customer()
                                        + ",\"activity\":\"custom:x\",\"amount\":%s,\"attributes\":{\"a\":%s}"
                                                .formatted(pick(AMOUNTS), pick(MEASURES));
                            case POINTS_ADJUSTED -> adjustment();
                        });
        return new Event(type, json);
    }

    private String customer() {
        return "\"customerId\":" + pick(IDS);
    }

    /** Returns the owner of an order; each order always has the same customer or guest. */
    private String ofOrder() {
        int number = random.nextInt(200);
        String customer = number % 11 == 10 ? "" : "\"customerId\":" + IDS.get(number % IDS.size()) + ",";
        return customer + "\"orderId\":" + (number < IDS.size() ? IDS.get(number) : Integer.toString(1_000 + number));
    }

    private String order() {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int line = 0; line < count; line++) {
            lines.add("""
                    {"lineId":%s,"sku":%s,"name":%s,"quantity":%s,"unitPrice":%s%s,"discount":%s,"tax":%s,"taxRate":%s,\
                    "weight":%s,"attributes":{"kind":%s,"":%s,"\\ud83d":[1e-999]}}""".formatted(
                            IDS.get((line * 2 + random.nextInt(2)) % 6).replace("\"7\"", "\"8\""),
                            pick(IDS),
                            pick(TEXTS),
                            pick(QUANTITIES),
                            pick(AMOUNTS),
                            random.nextBoolean() ? "" : ",\"rowTotal\":" + pick(AMOUNTS),
                            pick(AMOUNTS),
                            pick(AMOUNTS),
                            pick(MEASURES),
                            pick(MEASURES),
                            pick(TEXTS),
                            pick(MEASURES)));
        }
        return """
                %s,"revision":%d,"currency":"%s","baseCurrency":%s,"exchangeRate":%s,"pricesIncludeTax":%b,"lines":[%s],\
                "shipping":{"method":%s,"amount":%s,"discount":%s,"tax":%s},"coupon":{"code":%s},\
                "totals":{"other":[{"code":"fee","amount":%s}],"grandTotal":%s},\
                "rewards":{"pointsUsed":%s%s},"customer":{"email":%s,"group":%s},"unread":"\\ud83d"\
                """.formatted(
                        ofOrder(),
                        1 + random.nextInt(3),
                        pick(CURRENCIES),
                        random.nextBoolean() ? "null" : "\"" + pick(CURRENCIES) + "\"",
                        pick(RATES),
                        random.nextBoolean(),
                        String.join(",", lines),
                        pick(TEXTS),
                        pick(AMOUNTS),
                        pick(AMOUNTS),
                        pick(AMOUNTS),
                        pick(TEXTS),
                        pick(AMOUNTS),
                        pick(AMOUNTS),
                        pick(POINTS),
                        random.nextBoolean() ? "" : ",\"discount\":" + pick(AMOUNTS),
                        pick(TEXTS),
                        pick(TEXTS));
    }

    private String refunded() {
        if (random.nextInt(3) == 0) {
            return "";
        }
        List<String> lines = IntStream.range(0, random.nextInt(3))
                .mapToObj(line -> "{\"lineId\":%s,\"quantity\":%s}".formatted(pick(IDS), pick(QUANTITIES)))
                .toList();
        return ",\"lines\":%s,\"shipping\":%b,\"amount\":%s".formatted(lines, random.nextBoolean(), pick(AMOUNTS));
    }

    private String adjustment() {
        String expiresAt = random.nextBoolean() ? "" : ",\"expiresAt\":\"2999-12-31T23:59:59.9Z\"";
        return "%s,\"points\":%s%s,\"reason\":%s%s,\"opening\":{\"lifetimeSales\":%s,\"lifetimeSpentPoints\":%s,\"orders\":999999999999999}"
                .formatted(
                        customer(),
                        random.nextBoolean() ? "-" : "",
                        pick(POINTS),
                        pick(TEXTS),
                        expiresAt,
                        pick(AMOUNTS),
                        pick(POINTS));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
