package dev.rewardsync.offline;

import dev.rewardsync.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/** Random actions of a few customers and guests in four months, reproducible from a seed. */
public final class RandomCustomers {

    private static final Instant BEGIN = Instant.parse("2026-01-10T08:00:00Z");
    private static final int DAYS = 120;
    private static final int CUSTOMERS = 4;
    private static final String LOGIN = "\"activity\":\"login\"";
    private static final String VISIT = "\"activity\":\"custom:visit\",\"amount\":\"12.50\"";

    /** An event: its type, its time and its other fields as JSON. */
    public record ShopAction(EventType type, Instant at, String fields) {

        public ShopAction at(Instant other) {
            return new ShopAction(type, other, fields);
        }

        /** Returns the event as JSON, with an event id. */
        public String json(String eventId) {
            return "{\"eventId\":\"%s\",\"occurredAt\":\"%s\",%s}".formatted(eventId, at, fields);
        }
    }

    private final Random random;
    private final List<ShopAction> actions = new ArrayList<>();

    private RandomCustomers(long seed) {
        random = new Random(seed);
    }

    /** Returns all actions in the order of their times. */
    public static List<ShopAction> inOrder(long seed) {
        RandomCustomers lives = new RandomCustomers(seed);
        lives.generateActions();
        return lives.actions.stream()
                .sorted(Comparator.comparing(ShopAction::at))
                .toList();
    }

    /** Returns all actions, each up to twelve days late. */
    public static List<ShopAction> inAnyOrder(long seed) {
        Random delays = new Random(~seed);
        record DelayedAction(ShopAction action, Instant arrives) {}
        return inOrder(seed).stream()
                .map(action -> new DelayedAction(
                        action, action.at().plus(Duration.ofHours(delays.nextInt(3) * delays.nextInt(6 * 24)))))
                .sorted(Comparator.comparing(DelayedAction::arrives))
                .map(DelayedAction::action)
                .toList();
    }

    /** Returns a random ruleset for a seed. All seeds together cover every award, hold, expiry and clawback. */
    public static String ruleset(long seed) {
        Random random = new Random(seed * 31);
        return """
                currency: USD
                timezone: America/New_York
                statuses: {completed: [Delivered, %s]}
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
                  - {id: review, type: behavior, event: review-approved, maxPerDay: 15, limits: [{points: 35, per: month}], earn: {style: fixed, points: 10}}
                  - {id: news, type: behavior, event: newsletter-subscribed, earn: {style: fixed, points: 3}}
                  - {id: done, type: behavior, event: order-completed, award: {hold: P2D}, earn: {style: fixed, points: 5}}
                  - {id: invited, type: behavior, event: referee-signed-up, earn: {style: fixed, points: 25}}
                  - {id: friend, type: behavior, event: referee-order-completed, when: {all: [{referee.orders: {lte: 1}}]}, award: {hold: P3D}, expireAfter: P20D, earn: {style: fixed, points: 15}}
                  - {id: friend-kept, type: behavior, event: referee-order-completed, onRefund: keep, earn: {style: per-spent, points: 1, step: "10.00"}}
                  - {id: risen, type: behavior, event: tier-up, assignGroup: risen, expireAfter: P30D, earn: {style: fixed, points: 40}}
                  - {id: fallen, type: behavior, event: tier-down, assignGroup: general, earn: {style: fixed, points: 1}}
                  - {id: treat, type: behavior, event: birthday, expireAfter: P1M, earn: {style: fixed, points: 60}}
                  - {id: year, type: behavior, event: anniversary, expireAfter: P20D, earn: {style: fixed, points: 12}}
                  - {id: login, type: behavior, event: login, maxPerDay: 2, earn: {style: fixed, points: 2}}
                  - {id: rated, type: behavior, event: review-approved, when: {review.rating: {gte: 3}}, earn: {style: fixed, points: 4}}
                  - {id: miss, type: behavior, event: inactive, days: 7, expireAfter: P10D, earn: {style: fixed, points: 8}}
                  - {id: miss-long, type: behavior, event: inactive, days: 25, award: {hold: P1D}, earn: {style: fixed, points: 9}}
                  - {id: weekend, type: cart, schedule: {days: [saturday, sunday]}, earn: {style: fixed, points: 4}}
                  - {id: evening, type: behavior, event: order-completed, schedule: {from: "18:00", to: "24:00"}, earn: {style: fixed, points: 2}}
                  - {id: monday-treat, type: behavior, event: birthday, schedule: {days: [monday], to: "06:00"}, earn: {style: fixed, points: 6}}
                  - {id: weekly-visit, type: behavior, event: "custom:visit", limits: [{times: 1, per: week}], earn: {style: fixed, points: 5}}
                  - {id: visit, type: behavior, event: "custom:visit", earn: {style: per-spent, points: 1, step: "1.00"}}
                """.formatted(
                        pick(random, "complete", "picked up"),
                        pick(random, "placed", "completed", "shipped", "delivered"),
                        pick(random, "", ", hold: P3D", ", hold: P14D"),
                        pick(random, "unlimited", "within-balance"),
                        pick(
                                random,
                                "",
                                "  expireAfter: P10D",
                                "  expireAfter: P1M",
                                "  expireAfter: P0D\n  expireOn: end-of-month",
                                "  expireAfter: P5D\n  expireFrom: activity",
                                "  expireAfter: P12D\n  expireFrom: activity",
                                "  expireAfter: P3D\n  expireOn: end-of-month\n  expireFrom: activity"),
                        tiers(random));
    }

    private static String tiers(Random random) {
        String basis = pick(random, "lifetimeSales", "pointsEarned", "orders", "none");
        return basis.equals("none")
                ? ""
                : "tiers: {basis: %s%s, levels: [{id: silver, from: %d}, {id: gold, from: %d}]}"
                        .formatted(
                                basis,
                                pick(random, "", ", window: P20D", ", window: P2M")
                                        + pick(random, "", ", guarantee: P25D", ", guarantee: end-of-year"),
                                basis.equals("orders") ? 1 : 60,
                                basis.equals("orders") ? 3 : 150);
    }

    private void generateActions() {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String customerId = "c-" + customer;
            add(
                    EventType.CUSTOMER_SIGNED_UP,
                    random.nextInt(3) == 0 ? randomTime() : BEGIN,
                    ofCustomer(customerId, "\"newsletter\":" + random.nextBoolean() + invited() + birthday()));
            repeat(1 + random.nextInt(8), order -> order(ofCustomer(customerId, ""), customerId + "/" + order));
            repeat(
                    random.nextInt(10),
                    review -> add(
                            EventType.REVIEW_APPROVED,
                            randomTime(),
                            ofCustomer(
                                    customerId,
                                    "\"reviewId\":\"%s-%d\",\"rating\":%d"
                                            .formatted(customerId, review, random.nextInt(6)))));
            repeat(
                    random.nextInt(4),
                    update -> add(
                            EventType.CUSTOMER_UPDATED,
                            randomTime(),
                            ofCustomer(
                                    customerId,
                                    "\"newsletter\":" + random.nextBoolean() + invited() + birthday() + membership())));
            repeat(
                    random.nextInt(6),
                    visit -> add(
                            EventType.CUSTOMER_ACTIVITY,
                            randomTime(),
                            ofCustomer(customerId, pick(random, LOGIN, VISIT))));
        }
        repeat(CUSTOMERS, customer -> repeat(random.nextInt(4), adjustment -> adjustment("c-" + customer)));
        repeat(2, guest -> order("", "g" + guest));
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
        Instant placed = randomTime();
        String order = customer + (customer.isEmpty() ? "" : ",") + "\"orderId\":\"" + orderId + '"';
        int used = random.nextBoolean() ? 0 : random.nextInt(250);
        add(EventType.ORDER_PLACED, placed, order + """
                ,"currency":"USD","lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"%d.%02d"}],\
                "shipping":{"amount":"5.00"},"totals":{"grandTotal":"50.00"},"rewards":{"pointsUsed":%d}""".formatted(random.nextInt(120), random.nextInt(100), used));
        for (String status : List.of("shipped", "completed", "canceled")) {
            if (random.nextInt(3) > 0) {
                Instant at = placed.plus(Duration.ofHours(random.nextInt(status.equals("canceled") ? 1000 : 300)));
                add(EventType.ORDER_STATUS_CHANGED, at, order + ",\"status\":\"" + shopName(status) + '"');
            }
        }
    }

    private String membership() {
        return pick(random, "", "", ",\"membership\":\"active\"", ",\"membership\":\"suspended\"");
    }

    private String shopName(String status) {
        return status.equals("completed") ? pick(random, status, "delivered ", "DELIVERED") : status;
    }

    /** Sometimes adds a manual adjustment or opening statistics. */
    private void adjustment(String customerId) {
        Instant at = randomTime();
        String expiry = random.nextBoolean()
                ? ""
                : ",\"expiresAt\":\"%s\"".formatted(at.plus(Duration.ofDays(random.nextInt(50) - 8)));
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
        add(
                EventType.POINTS_ADJUSTED,
                at,
                ofCustomer(customerId, "\"points\":" + notZero + expiry + opening + author()));
    }

    private String author() {
        return pick(random, "", ",\"reason\":\"Sorry\"", ",\"reference\":\"ticket 7\",\"by\":\"Ann\"");
    }

    /** Repeats one in six events later, and one in twelve with other content. */
    private void sendSomeAgain() {
        for (ShopAction action : List.copyOf(actions)) {
            Instant later = action.at().plus(Duration.ofHours(1 + random.nextInt(200)));
            switch (random.nextInt(12)) {
                case 0, 1 -> actions.add(action.at(later));
                case 2 -> actions.add(new ShopAction(action.type(), later, action.fields() + ",\"note\":\"changed\""));
                default -> {}
            }
        }
    }

    private void add(EventType type, Instant at, String fields) {
        actions.add(new ShopAction(type, at, fields));
    }

    private Instant randomTime() {
        return BEGIN.plus(Duration.ofHours(random.nextInt(DAYS * 24)));
    }

    private static String ofCustomer(String customerId, String more) {
        return "\"customerId\":\"" + customerId + '"' + (more.isEmpty() ? "" : ",") + more;
    }

    private static void repeat(int count, IntConsumer each) {
        for (int index = 0; index < count; index++) {
            each.accept(index);
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
