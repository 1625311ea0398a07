package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Compares what {@code onRefund: recompute} leaves after refunds of lines and amounts with a second, simpler calculation. */
class RandomRecomputeTest {

    private static final Instant PLACED = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ORDER = "\"customerId\":\"c-1\",\"orderId\":\"1\"";

    /** An order line: quantity, price of one piece and discount in cents, and what its pieces say about points. */
    private record Line(int quantity, long cents, long discount, int stars, boolean chair) {

        long value() {
            return quantity * cents - discount;
        }
    }

    /** A refund: pieces by line, the shipping, and an amount in cents. */
    private record Refund(Map<Integer, Integer> pieces, boolean shipping, long amount) {}

    /** A fraction of cents. */
    private record Fraction(BigInteger numerator, BigInteger denominator) {

        static Fraction of(long numerator, long denominator) {
            return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.numerator.negate(), other.denominator));
        }

        Fraction times(Fraction other) {
            return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        Fraction dividedBy(Fraction other) {
            return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
        }

        /** Returns dollars, rounded half-up to 6 decimals. */
        BigDecimal dollars() {
            return new BigDecimal(numerator)
                    .movePointLeft(2)
                    .divide(new BigDecimal(denominator), 6, RoundingMode.HALF_UP);
        }
    }

    private record Cart(List<Line> lines, long shipping, boolean shippingEarns) {

        static Cart of(Random random) {
            List<Line> lines = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int line = 0; line < count; line++) {
                int quantity = 1 + random.nextInt(4);
                long cents = 1 + random.nextInt(4_000);
                long discount = random.nextBoolean() ? 0 : random.nextLong(quantity * cents);
                lines.add(new Line(quantity, cents, discount, random.nextInt(4), random.nextBoolean()));
            }
            return new Cart(lines, random.nextBoolean() ? 0 : random.nextInt(900), random.nextBoolean());
        }

        long paid() {
            return lines.stream().mapToLong(Line::value).sum() + shipping;
        }

        String json() {
            List<String> json = new ArrayList<>();
            for (Line line : lines) {
                json.add(
                        "{\"lineId\":\"%d\",\"sku\":\"S\",\"quantity\":%d,\"unitPrice\":\"%s\",\"discount\":\"%s\",\"attributes\":{\"stars\":%d,\"kind\":\"%s\"}}"
                                .formatted(
                                        json.size(),
                                        line.quantity(),
                                        money(line.cents()),
                                        money(line.discount()),
                                        line.stars(),
                                        line.chair() ? "chair" : "desk"));
            }
            return ORDER
                    + ",\"currency\":\"USD\",\"lines\":[%s],\"shipping\":{\"amount\":\"%s\"},\"totals\":{\"grandTotal\":\"%s\"}"
                            .formatted(String.join(",", json), money(shipping), money(paid()));
        }

        String ruleset() {
            return """
                    currency: USD
                    timezone: UTC
                    points: {award: {on: placed}, onRefund: recompute, base: {withShipping: %b}}
                    rules:
                      - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                      - {id: chairs, type: cart, items: {item.kind: chair}, earn: {style: per-spent, points: 3, step: "2.50", partialSteps: half-up}}
                      - {id: pieces, type: cart, when: {cart.totalQuantity: {gte: 3}}, earn: {style: per-quantity, points: 5}}
                      - {id: large, type: cart, when: {cart.subtotalExclTax: {gte: 40}}, earn: {style: fixed, points: 40}}
                      - {id: stars, type: cart, earn: {style: per-item, attribute: stars}}
                      - {id: half, type: cart, earn: {style: multiply, factor: "1.5", of: [spend]}}
                    """.formatted(shippingEarns);
        }
    }

    /** What the refunds so far have left of a cart. */
    private record Left(Cart cart, int[] refundedPieces, boolean shippingRefunded, long amounts) {

        Left(Cart cart) {
            this(cart, new int[cart.lines().size()], false, 0);
        }

        Left after(Refund refund) {
            int[] pieces = refundedPieces.clone();
            refund.pieces()
                    .forEach((line, more) ->
                            pieces[line] = Math.min(cart.lines().get(line).quantity(), pieces[line] + more));
            return new Left(cart, pieces, shippingRefunded || refund.shipping(), amounts + refund.amount());
        }

        private int pieces(int line) {
            return cart.lines().get(line).quantity() - refundedPieces[line];
        }

        private Fraction of(int line, long cents) {
            return Fraction.of(cents * pieces(line), cart.lines().get(line).quantity());
        }

        private int pieces() {
            int sum = 0;
            for (int line = 0; line < refundedPieces.length; line++) {
                sum += pieces(line);
            }
            return sum;
        }

        /** Returns the value of lines and shipping that is left, without the amounts, in cents. */
        private Fraction value() {
            Fraction sum = Fraction.of(shippingRefunded ? 0 : cart.shipping(), 1);
            for (int line = 0; line < refundedPieces.length; line++) {
                sum = sum.plus(of(line, cart.lines().get(line).value()));
            }
            return sum;
        }

        private boolean isNothing() {
            return pieces() == 0
                    || value().minus(Fraction.of(amounts, 1)).numerator().signum() <= 0;
        }

        /** Returns the factor by which the amounts reduce all money that is left: (1 − r − s) / (1 − r). */
        private Fraction factor() {
            return value().minus(Fraction.of(amounts, 1)).dividedBy(value());
        }

        private Fraction earnBase(boolean chairsOnly) {
            boolean withShipping = cart.shippingEarns() && !chairsOnly && !shippingRefunded;
            Fraction sum = Fraction.of(withShipping ? cart.shipping() : 0, 1);
            for (int line = 0; line < refundedPieces.length; line++) {
                if (!chairsOnly || cart.lines().get(line).chair()) {
                    sum = sum.plus(of(line, cart.lines().get(line).value()));
                }
            }
            return sum.times(factor());
        }

        private Fraction subtotal() {
            Fraction sum = Fraction.of(0, 1);
            for (int line = 0; line < refundedPieces.length; line++) {
                Line bought = cart.lines().get(line);
                sum = sum.plus(of(line, bought.quantity() * bought.cents()));
            }
            return sum.times(factor());
        }

        private long stars() {
            long sum = 0;
            for (int line = 0; line < refundedPieces.length; line++) {
                sum += (long) pieces(line) * cart.lines().get(line).stars();
            }
            return sum;
        }

        Map<String, Long> points() {
            Map<String, Long> points = new HashMap<>();
            if (isNothing()) {
                return points;
            }
            BigDecimal chairs = earnBase(true).dollars().multiply(BigDecimal.valueOf(3));
            points.put("spend", earnBase(false).dollars().longValue());
            points.put(
                    "chairs",
                    chairs.divide(new BigDecimal("2.50"), 0, RoundingMode.HALF_UP)
                            .longValue());
            points.put("pieces", pieces() >= 3 ? 5L * pieces() : 0);
            points.put("large", subtotal().dollars().compareTo(BigDecimal.valueOf(40)) >= 0 ? 40L : 0);
            points.put("stars", stars());
            return points;
        }
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** Returns a refund of some pieces that are left, of the shipping, or of an amount, also more than is left. */
    private static Refund refund(Left left, Random random) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        for (int line = 0; line < left.cart().lines().size(); line++) {
            if (left.pieces(line) > 0 && random.nextInt(3) == 0) {
                pieces.put(line, 1 + random.nextInt(left.pieces(line)));
            }
        }
        long amount = random.nextInt(3) == 0 ? 0 : random.nextLong(left.cart().paid() / 2 + 1);
        return new Refund(pieces, random.nextInt(4) == 0, amount);
    }

    private static ShopAction action(Refund refund, int number) {
        List<String> lines = new ArrayList<>();
        refund.pieces()
                .forEach((line, pieces) -> lines.add("{\"lineId\":\"%d\",\"quantity\":%d}".formatted(line, pieces)));
        return new ShopAction(
                EventType.ORDER_REFUNDED,
                PLACED.plus(Duration.ofDays(number)),
                ORDER
                        + ",\"refundId\":\"r-%d\",\"lines\":[%s],\"shipping\":%b,\"amount\":\"%s\""
                                .formatted(number, String.join(",", lines), refund.shipping(), money(refund.amount())));
    }

    private static Map<String, Long> earned(Simulation run) {
        Map<String, Long> earned = new HashMap<>();
        for (EarnedByRule rule : run.exports.get("1").getLast().rewards().earnedByRule()) {
            earned.put(rule.ruleId(), rule.points());
        }
        return earned;
    }

    /** Returns the smaller points of each rule: a refund adds none. Rules without points are left out. */
    private static Map<String, Long> expected(Map<String, Long> before, Left left) {
        Map<String, Long> points = left.points();
        Map<String, Long> expected = new HashMap<>();
        before.forEach((rule, most) -> expected.put(rule, Math.min(most, points.getOrDefault(rule, 0L))));
        expected.put("half", expected.getOrDefault("spend", 0L) / 2);
        expected.values().removeIf(number -> number == 0);
        return expected;
    }

    @PropertyTest(seeds = 300, freshSeed = true)
    void recomputeMatchesASimpleCalculation(long seed) {
        Random random = new Random(seed);
        Cart cart = Cart.of(random);
        Simulation run = new Simulation(cart.ruleset());
        run.arrive(new ShopAction(EventType.ORDER_PLACED, PLACED, cart.json()));
        Left left = new Left(cart);
        Map<String, Long> expected = expected(left.points(), left);
        assertThat(earned(run)).as("%s", cart).isEqualTo(expected);
        for (int number = 1; number <= 3; number++) {
            Refund refund = refund(left, random);
            run.arrive(action(refund, number));
            left = left.after(refund);
            expected = expected(expected, left);
            assertThat(earned(run)).as("%s after %s", cart, refund).isEqualTo(expected);
        }
    }
}
