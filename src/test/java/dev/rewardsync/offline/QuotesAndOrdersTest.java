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
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
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

/** Tests that a random quote matches the order that follows it. */
class QuotesAndOrdersTest {

    private static final int SEEDS = 40;
    private static final int CARTS = 12;
    private static final Set<String> OBJECTIONS =
            Set.of(QuoteProblemCode.NO_RATE.name(), QuoteProblemCode.MORE_THAN_IS_TO_PAY.name());
    private static final List<@Nullable String> CUSTOMERS = Arrays.asList("c-0", "c-1", "c-2", "c-3", "new", null);

    /** A cart as JSON fields, and the other amounts of its totals. */
    private record RequestedCart(AccountOwner owner, String cart, String other) {
        String with(long points) {
            return cart + ",\"rewards\":{\"pointsUsed\":" + points + "}";
        }
    }

    /** A shop after some of its customers' actions. */
    private static final class ShopInProgress {
        private final Simulation shop;
        private final RandomCarts carts;
        private final Instant now;

        ShopInProgress(long seed) {
            List<ShopAction> actions = RandomCustomers.inAnyOrder(seed);
            List<ShopAction> past = actions.subList(0, actions.size() * (int) (1 + seed % 4) / 4);
            shop = new Simulation(RandomCarts.ruleset(seed));
            past.forEach(shop::arrive);
            now = past.getLast().at();
            carts = new RandomCarts(seed);
        }

        void quoteAndOrder() {
            for (RequestedCart requested : requestedCarts()) {
                Quote quote = quoteThatMatchesOrders(requested, carts.points());
                long most = quote.redeemable().points();
                Quote atMost = quoteThatMatchesOrders(requested, most);
                assertThat(atMost.redeemable()).isEqualTo(quote.redeemable());
                assertThat(atMost.requested()).isEqualTo(most == 0 ? quote.withoutPoints() : quote.withMaxPoints());
                assertThat(ofPoints(atMost.requested()))
                        .as("problems of the most, %d", most)
                        .isEmpty();
                assertThat(ofPoints(quoteThatMatchesOrders(requested, most + 1).requested()))
                        .as("problems of one more than the most, %d", most)
                        .isNotEmpty();
            }
        }

        void countBounds(Map<Quote.Bound, Integer> bounds) {
            for (RequestedCart requested : requestedCarts()) {
                bounds.merge(quote(requested, 0).redeemable().bound(), 1, Integer::sum);
            }
        }

        private List<RequestedCart> requestedCarts() {
            return IntStream.range(0, CARTS)
                    .mapToObj(number -> CUSTOMERS.get(number % CUSTOMERS.size()))
                    .map(customerId -> new RequestedCart(
                            customerId == null ? AccountOwner.guest("next") : AccountOwner.customer(customerId),
                            carts.cart(customerId, now, 20),
                            carts.otherAmounts()))
                    .toList();
        }

        private Quote quote(RequestedCart requested, long points) {
            return shop.decider.quote(
                    request("{" + requested.with(points) + ",\"totals\":{" + requested.other() + "}}"),
                    shop.customers.state(requested.owner()).account());
        }

        /** Returns a quote, after asserting that the orders that follow match it. */
        private Quote quoteThatMatchesOrders(RequestedCart requested, long points) {
            Quote quote = quote(requested, points);
            assertMatches(quote.requested(), quote, requested.with(points), requested);
            assertMatches(quote.withoutPoints(), quote, requested.cart(), requested);
            return quote;
        }

        private QuoteRequest request(String cart) {
            ParseResult<QuoteRequest> result = QuoteRequestReader.read(
                    cart.getBytes(StandardCharsets.UTF_8),
                    shop.decider.ruleset().currency());
            if (result instanceof ParseResult.Parsed<QuoteRequest>(QuoteRequest request)) {
                return request.asOf(now);
            }
            throw new AssertionError(cart + " " + result);
        }

        private void assertMatches(QuotedOrder prospect, Quote quote, String cart, RequestedCart requested) {
            String total = quote.currency().format(prospect.grandTotal());
            String order = "{\"eventId\":\"next\",\"orderId\":\"next\",%s,\"totals\":{%s,\"grandTotal\":\"%s\"}}"
                    .formatted(cart, requested.other(), total);
            Decision decision = shop.decider.decide(inbound(order), shop.customers.state(requested.owner()));
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

        private InboundRecord inbound(String order) {
            SourceRecord source = new SourceRecord(
                    EventType.ORDER_PLACED, "t", 0, 0, now, null, order.getBytes(StandardCharsets.UTF_8), List.of());
            if (new EventReader().read(source, null) instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event)) {
                return new InboundRecord(event, source);
            }
            throw new AssertionError(order);
        }
    }

    @PropertyTest(seeds = SEEDS)
    void quotesMatchTheOrdersThatFollow(long seed) {
        new ShopInProgress(seed).quoteAndOrder();
    }

    @Test
    void cartsReachEveryBound() {
        Map<Quote.Bound, Integer> bounds = new EnumMap<>(Quote.Bound.class);
        LongStream.rangeClosed(1, SEEDS).mapToObj(ShopInProgress::new).forEach(shop -> shop.countBounds(bounds));
        assertThat(bounds).containsOnlyKeys(Quote.Bound.values());
    }

    /** Returns the problems about points, not about the cart. */
    private static List<QuoteProblem> ofPoints(QuotedOrder prospect) {
        return prospect.problems().stream()
                .filter(problem -> !problem.detail().startsWith("rule "))
                .toList();
    }

    /** Returns the problems that an export contains as discrepancies. */
    private static List<Discrepancy> problems(QuotedOrder prospect) {
        return prospect.problems().stream()
                .filter(problem -> !OBJECTIONS.contains(problem.code()))
                .map(problem -> new Discrepancy(DiscrepancyCode.valueOf(problem.code()), problem.detail()))
                .toList();
    }

    /** Returns the balance before the first entry of the order; the quote's balance if there is no entry. */
    private static Balance before(Decision decision, Quote quote) {
        return decision.entries().stream()
                .filter(entry -> entry.entryId().text().startsWith("order:next:"))
                .findFirst()
                .map(entry -> entry.balance().plus(-entry.available(), -entry.pending()))
                .orElse(quote.balance());
    }
}
