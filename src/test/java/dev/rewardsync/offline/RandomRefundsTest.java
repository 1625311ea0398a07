package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.EventType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tests that different sequences of equivalent events have the same result. */
class RandomRefundsTest {

    private static final Instant SIGNED_UP = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant PLACED = Instant.parse("2026-03-02T12:00:00Z");
    private static final String CUSTOMER = "\"customerId\":\"c-1\"";
    private static final String ORDER = CUSTOMER + ",\"orderId\":\"1\"";

    /** Returns a ruleset without expiry, so that the time of each step does not matter. */
    private static String lasting(long seed) {
        return RandomOrders.ruleset(seed)
                .replaceAll("expireAfter: P\\w+,?", "")
                .replaceAll("tiers: \\{basis.*", "tiers: {levels: [{id: gold, from: 90000}]}");
    }

    private static ShopAction signedUp() {
        return new ShopAction(EventType.CUSTOMER_SIGNED_UP, SIGNED_UP, CUSTOMER);
    }

    private static ShopAction placed(long seed) {
        return new ShopAction(EventType.ORDER_PLACED, PLACED, ORDER + RandomOrders.placedOnce(seed));
    }

    private static ShopAction status(String status, int day) {
        return new ShopAction(
                EventType.ORDER_STATUS_CHANGED,
                PLACED.plus(Duration.ofDays(day)),
                ORDER + ",\"status\":\"" + status + '"');
    }

    private static ShopAction refund(int number, int day, List<String> lines, boolean shipping) {
        return refund(number, day, lines, shipping, 0);
    }

    private static ShopAction refund(int number, int day, List<String> lines, boolean shipping, int amount) {
        return new ShopAction(
                EventType.ORDER_REFUNDED,
                PLACED.plus(Duration.ofDays(day)),
                ORDER
                        + ",\"refundId\":\"r%d\",\"lines\":[%s],\"shipping\":%b,\"amount\":%d"
                                .formatted(number, String.join(",", lines), shipping, amount));
    }

    /** Returns a redemption of earned points before they are clawed back. */
    private static ShopAction spent(Random random) {
        return new ShopAction(
                EventType.ORDER_PLACED,
                PLACED.plus(Duration.ofDays(8).plusHours(1)),
                CUSTOMER
                        + ",\"orderId\":\"2\",\"currency\":\"USD\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,"
                        + "\"unitPrice\":0}],\"totals\":{\"grandTotal\":0},\"rewards\":{\"pointsUsed\":%d}"
                                .formatted(random.nextInt(1000)));
    }

    private static List<String> pieces(Random random) {
        List<String> pieces = new ArrayList<>();
        for (int piece = 0; piece < 1 + random.nextInt(6); piece++) {
            pieces.add("{\"lineId\":\"%d\",\"quantity\":%d.%d}"
                    .formatted(1 + random.nextInt(3), random.nextInt(2), 1 + random.nextInt(9)));
        }
        return pieces;
    }

    /** Returns an amount for each of some refunds. Amounts in parts are whole numbers, which no currency rounds. */
    private static List<Integer> amounts(int refunds, Random random) {
        int max = List.of(1, 10, 2000).get(random.nextInt(3));
        return random.ints(refunds, 0, max).boxed().toList();
    }

    /** Returns the final state of an order and its customer. */
    private static List<Object> end(Simulation run) {
        OrderState order = (OrderState) run.order(AccountOwner.customer("c-1"), "1");
        return List.of(
                run.account("c-1").balance(),
                run.account("c-1").lifetime(),
                run.account("c-1").statistics().lifetimeSales().stripTrailingZeros(),
                order.netPointsUsed(),
                order.accruals().stream().map(OrderAccrual::points).toList());
    }

    @PropertyTest(seeds = 80)
    void partialRefundsEqualOneFullRefund(long seed) {
        Random random = new Random(seed);
        List<ShopAction> before = new ArrayList<>(List.of(signedUp(), placed(seed)));
        List<ShopAction> after = new ArrayList<>();
        for (String status : List.of("shipped", "completed")) {
            (random.nextBoolean() ? before : after).add(status(status, random.nextBoolean() ? 1 : 8));
        }
        before.add(spent(random));
        List<String> pieces = pieces(random);
        boolean shipping = random.nextBoolean();
        List<Integer> amounts = amounts(pieces.size(), random);
        Simulation whole = new Simulation(lasting(seed)).run(before);
        whole.arrive(refund(
                0,
                9,
                pieces,
                shipping,
                amounts.stream().mapToInt(Integer::intValue).sum()));
        Simulation parts = new Simulation(lasting(seed)).run(before);
        Collections.shuffle(pieces, random);
        for (int part = 0; part < pieces.size(); part++) {
            parts.arrive(refund(part, 9, pieces.subList(part, part + 1), shipping && part == 0, amounts.get(part)));
        }
        assertThat(end(parts)).isEqualTo(end(whole));
        assertThat(end(parts.run(after))).isEqualTo(end(whole.run(after)));
    }

    @PropertyTest(seeds = 80)
    void parkedEventsHaveTheSameResult(long seed) {
        Random random = new Random(seed);
        List<ShopAction> later = new ArrayList<>();
        for (String status : List.of("shipped", "completed", "canceled")) {
            if (random.nextInt(status.equals("canceled") ? 4 : 2) == 0) {
                later.add(status(status, later.size() + 1));
            }
        }
        later.add(random.nextInt(later.size() + 1), refund(0, 4, pieces(random), random.nextBoolean()));
        List<ShopAction> inOrder = new ArrayList<>(List.of(signedUp(), placed(seed)));
        inOrder.addAll(
                later.stream().sorted(Comparator.comparing(ShopAction::at)).toList());
        List<ShopAction> late = new ArrayList<>(List.of(signedUp()));
        late.addAll(later);
        late.add(placed(seed));
        assertThat(booked(new Simulation(lasting(seed)).run(late)))
                .isEqualTo(booked(new Simulation(lasting(seed)).run(inOrder)));
    }

    @PropertyTest(seeds = 80)
    void duplicatesChangeNothing(long seed) {
        List<ShopAction> all = RandomOrders.inOrder(seed);
        Simulation once = new Simulation(RandomOrders.ruleset(seed)).run(all);
        Simulation again = new Simulation(RandomOrders.ruleset(seed));
        for (ShopAction action : all) {
            again.arrive(action);
            again.arrive(action);
        }
        again.run(List.of());
        assertThat(booked(again)).isEqualTo(booked(once));
        assertThat(again.deadLetters).isEmpty();
        again.exports.forEach((orderId, exports) -> assertThat(exports).hasSameSizeAs(once.exports.get(orderId)));
    }

    private static List<String> booked(Simulation run) {
        List<String> booked = new ArrayList<>();
        for (List<LedgerEntry> entries : run.ledger.values()) {
            entries.forEach(entry -> booked.add("%s %+d/%+d of %s"
                    .formatted(entry.entryId().text(), entry.available(), entry.pending(), entry.occurredAt())));
        }
        return booked;
    }

    @PropertyTest(seeds = 80)
    void theSameLinesEarnTheSameInAnyCurrency(long seed) {
        Random random = new Random(seed);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(20_000), 2);
        int quantity = 1 + random.nextInt(4);
        Map<String, String> rates = Map.of("USD", "1", "EUR", "0.80", "JPY", "150", "KWD", "0.31", "GBP", "0.77");
        List<Long> earned = new ArrayList<>();
        rates.forEach((currency, rate) -> {
            BigDecimal foreign = price.multiply(new BigDecimal(rate)).setScale(6, RoundingMode.HALF_UP);
            String named = currency.equals("GBP") ? ",\"baseCurrency\":\"USD\",\"exchangeRate\":\"0.77\"" : "";
            Simulation run = new Simulation("""
                    currency: USD
                    timezone: UTC
                    exchangeRates: {EUR: "0.80", JPY: "150", KWD: "0.31"}
                    rules:
                      - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                    """);
            run.arrive(new ShopAction(
                    EventType.ORDER_PLACED, PLACED, ORDER + """
                    ,"currency":"%s"%s,"lines":[{"lineId":"1","sku":"A","quantity":%d,"unitPrice":"%s"}],\
                    "totals":{"grandTotal":"1"}""".formatted(currency, named, quantity, foreign)));
            OrderState order = (OrderState) run.order(AccountOwner.customer("c-1"), "1");
            earned.add(order.accruals().stream().mapToLong(OrderAccrual::points).sum());
        });
        assertThat(Collections.max(earned) - Collections.min(earned))
                .as("%s", earned)
                .isLessThanOrEqualTo(1);
    }
}
