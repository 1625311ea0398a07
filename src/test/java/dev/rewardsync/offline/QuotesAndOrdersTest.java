package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Quote;
import dev.rewardsync.decision.Quote.QuoteProblem;
import dev.rewardsync.decision.Quote.QuoteProblemCode;
import dev.rewardsync.decision.Quote.QuotedOrder;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.json.Reading;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.offline.RandomLives.Happening;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.testing.PropertyTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A quote and the order that follows it agree, whoever orders whatever. */
class QuotesAndOrdersTest {

    private static final int SEEDS = 40;
    private static final int CARTS = 12;
    private static final Set<String> OBJECTIONS =
            Set.of(QuoteProblemCode.NO_RATE.name(), QuoteProblemCode.MORE_THAN_IS_TO_PAY.name());
    private static final List<@Nullable String> CUSTOMERS = Arrays.asList("c-0", "c-1", "c-2", "c-3", "new", null);

    /** A cart, as its fields' JSON, and what else its totals say. */
    private record Asked(AccountOwner owner, String cart, String other) {
        String with(long points) {
            return cart + ",\"rewards\":{\"pointsUsed\":" + points + "}";
        }
    }

    /** A shop some way through the lives of its customers. */
    private static final class HalfWay {
        private final Simulation shop;
        private final RandomCarts carts;
        private final Instant now;

        HalfWay(long seed) {
            List<Happening> happenings = RandomLives.inAnyOrder(seed);
            List<Happening> past = happenings.subList(0, happenings.size() * (int) (1 + seed % 4) / 4);
            shop = new Simulation(RandomCarts.ruleset(seed));
            past.forEach(shop::arrive);
            now = past.getLast().at();
            carts = new RandomCarts(seed);
        }

        void askAndOrder() {
            for (Asked asked : asked()) {
                Quote quote = agreeing(asked, carts.points());
                long most = quote.redeemable().points();
                Quote atMost = agreeing(asked, most);
                assertThat(atMost.redeemable()).isEqualTo(quote.redeemable());
                assertThat(atMost.requested()).isEqualTo(most == 0 ? quote.withoutPoints() : quote.withMaxPoints());
                assertThat(ofPoints(atMost.requested()))
                        .as("problems of the most, %d", most)
                        .isEmpty();
                assertThat(ofPoints(agreeing(asked, most + 1).requested()))
                        .as("problems of one more than the most, %d", most)
                        .isNotEmpty();
            }
        }

        void countBounds(Map<Quote.Bound, Integer> bounds) {
            for (Asked asked : asked()) {
                bounds.merge(quote(asked, 0).redeemable().bound(), 1, Integer::sum);
            }
        }

        private List<Asked> asked() {
            return IntStream.range(0, CARTS)
                    .mapToObj(number -> CUSTOMERS.get(number % CUSTOMERS.size()))
                    .map(customerId -> new Asked(
                            customerId == null ? AccountOwner.guest("next") : AccountOwner.customer(customerId),
                            carts.cart(customerId, now, 20),
                            carts.otherAmounts()))
                    .toList();
        }

        private Quote quote(Asked asked, long points) {
            return shop.decider.quote(
                    request("{" + asked.with(points) + ",\"totals\":{" + asked.other() + "}}"),
                    shop.customers.memory(asked.owner()).account());
        }

        /** A quote, once the orders that would follow it have been seen to agree. */
        private Quote agreeing(Asked asked, long points) {
            Quote quote = quote(asked, points);
            agrees(quote.requested(), quote, asked.with(points), asked);
            agrees(quote.withoutPoints(), quote, asked.cart(), asked);
            return quote;
        }

        private QuoteRequest request(String cart) {
            QuoteRequestReader.Result result = QuoteRequestReader.read(
                    cart.getBytes(StandardCharsets.UTF_8),
                    shop.decider.ruleset().currency());
            if (result instanceof QuoteRequestReader.Result.Read(QuoteRequest request)) {
                return request.asOf(now);
            }
            throw new AssertionError(cart + " " + result);
        }

        private void agrees(QuotedOrder prospect, Quote quote, String cart, Asked asked) {
            String total = quote.currency().format(prospect.grandTotal());
            String order = "{\"eventId\":\"next\",\"orderId\":\"next\",%s,\"totals\":{%s,\"grandTotal\":\"%s\"}}"
                    .formatted(cart, asked.other(), total);
            Decision decision = shop.decider.decide(received(order), shop.customers.memory(asked.owner()));
            OrderExport export = decision.exports().stream()
                    .filter(sent -> sent.orderId().equals("next"))
                    .findFirst()
                    .orElseThrow();
            assertThat(prospect.discount())
                    .as(order)
                    .isEqualByComparingTo(export.rewards().discount());
            assertThat(prospect.pointsEarned())
                    .as(order)
                    .isEqualTo(export.rewards().pointsEarned());
            assertThat(prospect.earnedByRule().stream()
                            .map(rule -> new OrderExport.EarnedByRule(rule.ruleId(), rule.name(), rule.points())))
                    .as(order)
                    .isEqualTo(export.rewards().earnedByRule());
            assertThat(problems(prospect)).as(order).isEqualTo(export.discrepancies());
            if (quote.balance() != null) {
                assertThat(quote.balance()).as(order).isEqualTo(before(decision, quote));
            }
        }

        private Received received(String order) {
            SourceRecord source = new SourceRecord(
                    EventType.ORDER_PLACED, "t", 0, 0, now, null, order.getBytes(StandardCharsets.UTF_8), List.of());
            if (new EventReader().read(source, null) instanceof Reading.Read(ShopEvent event)) {
                return new Received(event, source);
            }
            throw new AssertionError(order);
        }
    }

    @PropertyTest(seeds = SEEDS)
    void whatIsQuotedIsDecidedAndTheMostIsTheMost(long seed) {
        new HalfWay(seed).askAndOrder();
    }

    @Test
    void cartsComeToEveryBound() {
        Map<Quote.Bound, Integer> bounds = new EnumMap<>(Quote.Bound.class);
        LongStream.rangeClosed(1, SEEDS).mapToObj(HalfWay::new).forEach(shop -> shop.countBounds(bounds));
        assertThat(bounds).containsOnlyKeys(Quote.Bound.values());
    }

    /** What a shop would be told of the points, and not of the cart. */
    private static List<QuoteProblem> ofPoints(QuotedOrder prospect) {
        return prospect.problems().stream()
                .filter(problem -> !problem.detail().startsWith("rule "))
                .toList();
    }

    /** The problems that an order's export tells, too. */
    private static List<Discrepancy> problems(QuotedOrder prospect) {
        return prospect.problems().stream()
                .filter(problem -> !OBJECTIONS.contains(problem.code()))
                .map(problem -> new Discrepancy(DiscrepancyCode.valueOf(problem.code()), problem.detail()))
                .toList();
    }

    /** The balance that the first entry of the order found; the quote's where there is no such entry. */
    private static Balance before(Decision decision, Quote quote) {
        return decision.entries().stream()
                .filter(entry -> entry.entryId().startsWith("order:next:"))
                .findFirst()
                .map(entry -> entry.balance().plus(-entry.available(), -entry.pending()))
                .orElse(quote.balance());
    }
}
