package dev.rewardsync.offline;

import dev.rewardsync.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/** What a few customers and guests do in four months, made up from a seed. */
final class RandomLives {

    private static final Instant BEGIN = Instant.parse("2026-01-10T08:00:00Z");
    private static final int DAYS = 120;
    private static final int CUSTOMERS = 4;
    private static final String LOGIN = "\"activity\":\"login\"";
    private static final String VISIT = "\"activity\":\"custom:visit\",\"amount\":\"12.50\"";

    /** One event: its kind, when it happened, and the rest of its fields as JSON. */
    record Happening(EventType type, Instant at, String fields) {

        Happening at(Instant other) {
            return new Happening(type, other, fields);
        }

        /** As the shop sends it, under an event id of its own. */
        String json(String eventId) {
            return "{\"eventId\":\"%s\",\"occurredAt\":\"%s\",%s}".formatted(eventId, at, fields);
        }
    }

    private final Random random;
    private final List<Happening> happenings = new ArrayList<>();

    private RandomLives(long seed) {
        random = new Random(seed);
    }

    /** Everything in the order in which it happened. */
    static List<Happening> inOrder(long seed) {
        RandomLives lives = new RandomLives(seed);
        lives.live();
        return lives.happenings.stream()
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    /** The same, each up to twelve days late. */
    static List<Happening> inAnyOrder(long seed) {
        Random delays = new Random(~seed);
        record Late(Happening happening, Instant arrives) {}
        return inOrder(seed).stream()
                .map(happening -> new Late(
                        happening, happening.at().plus(Duration.ofHours(delays.nextInt(3) * delays.nextInt(6 * 24)))))
                .sorted(Comparator.comparing(Late::arrives))
                .map(Late::happening)
                .toList();
    }

    /** A ruleset made up from the same seed: every award, hold, expiry and clawback comes up. */
    static String ruleset(long seed) {
        Random random = new Random(seed * 31);
        return """
                currency: USD
                timezone: America/New_York
                points:
                  award: {on: %s%s}
                  clawback: %s
                %s
                %s
                redemption:
                  coversShipping: true
                  rates: [{id: default, points: 100, value: "1.00", limit: {points: 200}}]
                rules:
                  - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                  - {id: slow, type: cart, award: {on: completed, hold: P5D}, expireAfter: P20D, earn: {style: fixed, points: 20}}
                  - {id: first, type: cart, when: {all: [{customer.orders: 0}]}, earn: {style: fixed, points: 30}}
                  - {id: welcome, type: behavior, event: signed-up, expireAfter: P60D, earn: {style: fixed, points: 100}}
                  - {id: review, type: behavior, event: review-approved, maxPerDay: 15, earn: {style: fixed, points: 10}}
                  - {id: news, type: behavior, event: newsletter-subscribed, earn: {style: fixed, points: 3}}
                  - {id: done, type: behavior, event: order-completed, award: {hold: P2D}, earn: {style: fixed, points: 5}}
                  - {id: invited, type: behavior, event: referee-signed-up, earn: {style: fixed, points: 25}}
                  - {id: friend, type: behavior, event: referee-order-completed, when: {all: [{referee.orders: {lte: 1}}]}, award: {hold: P3D}, expireAfter: P20D, earn: {style: fixed, points: 15}}
                  - {id: friend-kept, type: behavior, event: referee-order-completed, onRefund: keep, earn: {style: per-spent, points: 1, step: "10.00"}}
                  - {id: risen, type: behavior, event: tier-up, assignGroup: risen, expireAfter: P30D, earn: {style: fixed, points: 40}}
                  - {id: fallen, type: behavior, event: tier-down, assignGroup: general, earn: {style: fixed, points: 1}}
                  - {id: treat, type: behavior, event: birthday, expireAfter: P1M, earn: {style: fixed, points: 60}}
                  - {id: miss, type: behavior, event: inactive, days: 7, expireAfter: P10D, earn: {style: fixed, points: 8}}
                  - {id: miss-long, type: behavior, event: inactive, days: 25, award: {hold: P1D}, earn: {style: fixed, points: 9}}
                  - {id: visit, type: behavior, event: "custom:visit", earn: {style: per-spent, points: 1, step: "1.00"}}
                """.formatted(
                        pick(random, "placed", "completed", "shipped"),
                        pick(random, "", ", hold: P3D", ", hold: P14D"),
                        pick(random, "unlimited", "within-balance"),
                        pick(random, "", "  expireAfter: P10D", "  expireAfter: P1M"),
                        tiers(random));
    }

    private static String tiers(Random random) {
        String basis = pick(random, "lifetimeSales", "pointsEarned", "orders", "none");
        return basis.equals("none")
                ? ""
                : "tiers: {basis: %s%s, levels: [{id: silver, from: %d}, {id: gold, from: %d}]}"
                        .formatted(
                                basis,
                                pick(random, "", ", window: P20D", ", window: P2M"),
                                basis.equals("orders") ? 1 : 60,
                                basis.equals("orders") ? 3 : 150);
    }

    private void live() {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String customerId = "c-" + customer;
            happen(
                    EventType.CUSTOMER_SIGNED_UP,
                    BEGIN,
                    ofCustomer(customerId, "\"newsletter\":" + random.nextBoolean() + invited() + birthday()));
            times(1 + random.nextInt(8), order -> order(ofCustomer(customerId, ""), customerId + "/" + order));
            times(
                    random.nextInt(10),
                    review -> happen(
                            EventType.REVIEW_APPROVED,
                            sometime(),
                            ofCustomer(customerId, "\"reviewId\":\"%s-%d\"".formatted(customerId, review))));
            times(
                    random.nextInt(4),
                    update -> happen(
                            EventType.CUSTOMER_UPDATED,
                            sometime(),
                            ofCustomer(customerId, "\"newsletter\":" + random.nextBoolean() + invited() + birthday())));
            times(
                    random.nextInt(6),
                    visit -> happen(
                            EventType.CUSTOMER_ACTIVITY,
                            sometime(),
                            ofCustomer(customerId, pick(random, LOGIN, VISIT))));
        }
        times(CUSTOMERS, customer -> times(random.nextInt(4), adjustment -> adjustment("c-" + customer)));
        times(2, guest -> order("", "g" + guest));
        sendSomeAgain();
    }

    private String invited() {
        return random.nextBoolean() ? "" : ",\"referrerId\":\"c-" + random.nextInt(CUSTOMERS) + '"';
    }

    private String birthday() {
        return random.nextInt(3) == 0
                ? ""
                : ",\"birthday\":\"1996-%02d-%02d\"".formatted(1 + random.nextInt(5), 1 + random.nextInt(29));
    }

    private void order(String customer, String orderId) {
        Instant placed = sometime();
        String order = customer + (customer.isEmpty() ? "" : ",") + "\"orderId\":\"" + orderId + '"';
        int used = random.nextBoolean() ? 0 : random.nextInt(250);
        happen(EventType.ORDER_PLACED, placed, order + """
                ,"currency":"USD","lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"%d.%02d"}],\
                "shipping":{"amount":"5.00"},"totals":{"grandTotal":"50.00"},"rewards":{"pointsUsed":%d}""".formatted(random.nextInt(120), random.nextInt(100), used));
        for (String status : List.of("shipped", "completed", "canceled")) {
            if (random.nextInt(3) > 0) {
                Instant at = placed.plus(Duration.ofHours(random.nextInt(status.equals("canceled") ? 1000 : 300)));
                happen(EventType.ORDER_STATUS_CHANGED, at, order + ",\"status\":\"" + status + '"');
            }
        }
    }

    /** Now and then points by hand, and figures brought along. */
    private void adjustment(String customerId) {
        Instant at = sometime();
        String expiry = random.nextBoolean()
                ? ""
                : ",\"expiresAt\":\"%s\"".formatted(at.plus(Duration.ofDays(10 + random.nextInt(40))));
        String opening = random.nextInt(3) > 0
                ? ""
                : ",\"opening\":{\"lifetimeSales\":%d,\"orders\":%d,\"lifetimeSpentPoints\":%d%s}"
                        .formatted(
                                random.nextInt(300),
                                random.nextInt(5),
                                random.nextInt(500),
                                pick(random, "", ",\"tier\":\"none\"", ",\"tier\":\"silver\"", ",\"tier\":\"gold\""));
        int points = random.nextInt(120) * (random.nextInt(3) == 0 ? -1 : 1);
        int notZero = points == 0 && opening.isEmpty() ? 1 : points;
        happen(EventType.POINTS_ADJUSTED, at, ofCustomer(customerId, "\"points\":" + notZero + expiry + opening));
    }

    /** One in six comes again later, one in twelve with other content. */
    private void sendSomeAgain() {
        for (Happening happening : List.copyOf(happenings)) {
            Instant later = happening.at().plus(Duration.ofHours(1 + random.nextInt(200)));
            switch (random.nextInt(12)) {
                case 0, 1 -> happenings.add(happening.at(later));
                case 2 ->
                    happenings.add(
                            new Happening(happening.type(), later, happening.fields() + ",\"note\":\"changed\""));
                default -> {}
            }
        }
    }

    private void happen(EventType type, Instant at, String fields) {
        happenings.add(new Happening(type, at, fields));
    }

    private Instant sometime() {
        return BEGIN.plus(Duration.ofHours(random.nextInt(DAYS * 24)));
    }

    private static String ofCustomer(String customerId, String more) {
        return "\"customerId\":\"" + customerId + '"' + (more.isEmpty() ? "" : ",") + more;
    }

    private static void times(int count, IntConsumer each) {
        for (int index = 0; index < count; index++) {
            each.accept(index);
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
