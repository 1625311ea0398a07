package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Compares the points of orders with a second, simpler calculation in whole cents. */
class RandomEarningTest {

    private static final Instant PLACED = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<String> STARS =
            List.of("3", "2.5", "\"4\"", "\"0.75\"", "-2", "[5]", "true", "\"many\"", "0");

    /** An order line: quantity, price of one piece and discount in cents, and its product attribute as JSON. */
    private record Line(int quantity, long cents, long discount, String stars, boolean chair) {

        long value() {
            return quantity * cents - discount;
        }

        BigDecimal starsPerPiece() {
            String text = stars.replace("\"", "");
            BigDecimal number = text.matches("-?[0-9.]+") ? new BigDecimal(text) : BigDecimal.ZERO;
            return number.max(BigDecimal.ZERO);
        }
    }

    private record Cart(List<Line> lines, long giftCard, BigDecimal factor, boolean includesTax) {

        static Cart of(Random random) {
            List<Line> lines = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int line = 0; line < count; line++) {
                int quantity = 1 + random.nextInt(3);
                long cents = random.nextInt(5_000);
                long discount = random.nextInt(3) == 0 ? random.nextLong(quantity * cents + 1) : 0;
                lines.add(new Line(
                        quantity, cents, discount, STARS.get(random.nextInt(STARS.size())), random.nextBoolean()));
            }
            long giftCard = random.nextInt(3) == 0 ? 0 : random.nextInt(6_000);
            BigDecimal factor = BigDecimal.valueOf(101 + random.nextInt(300), 2);
            return new Cart(lines, giftCard, factor, random.nextBoolean());
        }

        /** Returns each line's share of the gift card by largest remainder; equal shares if no line has a value. */
        long[] giftCardShares() {
            long total = lines.stream().mapToLong(Line::value).sum();
            long[] shares = new long[lines.size()];
            BigDecimal[] remainders = new BigDecimal[lines.size()];
            long left = giftCard;
            for (int line = 0; line < shares.length; line++) {
                BigDecimal exact = BigDecimal.valueOf(giftCard)
                        .multiply(BigDecimal.valueOf(
                                total == 0 ? 1 : lines.get(line).value()))
                        .divide(BigDecimal.valueOf(total == 0 ? lines.size() : total), 30, RoundingMode.DOWN);
                shares[line] = exact.longValue();
                remainders[line] = exact.subtract(BigDecimal.valueOf(shares[line]));
                left -= shares[line];
            }
            for (; left > 0; left--) {
                int largest = 0;
                for (int line = 1; line < shares.length; line++) {
                    largest = remainders[line].compareTo(remainders[largest]) > 0 ? line : largest;
                }
                shares[largest]++;
                remainders[largest] = BigDecimal.ONE.negate();
            }
            return shares;
        }

        long spent(boolean chairsOnly) {
            long[] shares = giftCardShares();
            long cents = 0;
            for (int line = 0; line < shares.length; line++) {
                if (!chairsOnly || lines.get(line).chair()) {
                    long amount = lines.get(line).value() - shares[line];
                    cents += includesTax ? Math.floorDiv(amount * 100 * 2 + 125, 125 * 2) : amount;
                }
            }
            return Math.max(0, cents / 100);
        }

        long stars() {
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : lines) {
                sum = sum.add(line.starsPerPiece().multiply(BigDecimal.valueOf(line.quantity())));
            }
            return sum.longValue();
        }

        long multiplied(long points, RoundingMode rounding) {
            return factor.subtract(BigDecimal.ONE)
                    .multiply(BigDecimal.valueOf(points))
                    .setScale(0, rounding)
                    .longValueExact();
        }

        String json() {
            List<String> json = new ArrayList<>();
            for (Line line : lines) {
                json.add(
                        "{\"lineId\":\"%d\",\"sku\":\"S\",\"quantity\":%d,\"unitPrice\":\"%s\",\"discount\":\"%s\",\"taxRate\":25,"
                                        .formatted(
                                                json.size(),
                                                line.quantity(),
                                                money(line.cents()),
                                                money(line.discount()))
                                + "\"attributes\":{\"stars\":%s,\"kind\":\"%s\"}}"
                                        .formatted(line.stars(), line.chair() ? "chair" : "desk"));
            }
            return """
                    "customerId":"c-1","orderId":"1","currency":"USD","pricesIncludeTax":%b,"lines":[%s],\
                    "totals":{"other":[{"code":"gift","amount":"-%s"},{"code":"fee","amount":"-1.00"}],"grandTotal":"1.00"}""".formatted(includesTax, String.join(",", json), money(giftCard));
        }

        private static String money(long cents) {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }

        String ruleset() {
            return """
                    currency: USD
                    timezone: UTC
                    points: {base: {afterPayments: [gift]}}
                    rules:
                      - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                      - {id: chairs, type: cart, items: {item.kind: chair}, earn: {style: per-spent, points: 1, step: "1.00"}}
                      - {id: stars, type: cart, earn: {style: per-item, attribute: stars}}
                      - {id: more, type: cart, earn: {style: multiply, factor: "%s", of: [spend, stars], partialSteps: half-up}}
                      - {id: all, type: cart, earn: {style: multiply, factor: "%s"}}
                    """.formatted(factor, factor);
        }

        Map<String, Long> expected() {
            long more = multiplied(spent(false) + stars(), RoundingMode.HALF_UP);
            Map<String, Long> points = new HashMap<>();
            points.put("spend", spent(false));
            points.put("chairs", spent(true));
            points.put("stars", stars());
            points.put("more", more);
            points.put("all", multiplied(spent(false) + spent(true) + stars() + more, RoundingMode.FLOOR));
            points.values().removeIf(number -> number == 0);
            return points;
        }
    }

    @PropertyTest(seeds = 300, freshSeed = true)
    void earningStylesMatchASimpleCalculation(long seed) {
        Cart cart = Cart.of(new Random(seed));
        Simulation run = new Simulation(cart.ruleset());
        run.arrive(new ShopAction(EventType.ORDER_PLACED, PLACED, cart.json()));
        Map<String, Long> earned = new HashMap<>();
        for (EarnedByRule rule : run.exports.get("1").getFirst().rewards().earnedByRule()) {
            earned.put(rule.ruleId(), rule.points());
        }
        assertThat(earned).as("%s", cart).isEqualTo(cart.expected());
    }
}
