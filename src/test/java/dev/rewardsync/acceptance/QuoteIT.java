package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.ShopRecord;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Quotes and accounts of two instances. Each answers for all customers, also after the other one is gone. */
class QuoteIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOKEN = "a secret of the shop's";
    private static final String REVIEWS = "shop.review-approved";
    private static final String ORDERS = "shop.order-placed";
    private static final Instant REVIEWED = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant ORDERED = Instant.parse("2026-01-12T08:00:00Z");
    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {base: {afterRewardDiscount: true}}
            redemption: {minPoints: 10, rates: [{id: cent, points: 100, value: "1.00", limit: {percent: 50}}]}
            rules:
              - {id: review, type: behavior, event: review-approved, earn: {style: fixed, points: 300}}
              - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
            """;
    private static final String CART = """
            {"customerId":"%s","occurredAt":"%s","lines":[{"lineId":"1","sku":"A","quantity":2,"unitPrice":"20.00"}],\
            "currency":"USD","rewards":{"pointsUsed":250}%s}""";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @TempDir
    Path dir;

    /** Ids with the special characters that shops use, enough for every partition. */
    private final List<String> customers = IntStream.range(0, 24)
            .mapToObj(number -> number % 3 == 0 ? "EU/c%" + number + " é" : "c-" + number)
            .toList();

    @Test
    void everyInstanceAnswersForAllCustomersAndSurvivesTheOther() throws Exception {
        Map<String, String> settings = settings();
        WorkerProcess one = workers.launch(dir.resolve("one"), settings);
        one.awaitReady();
        WorkerProcess other = workers.launch(dir.resolve("other"), settings);
        other.awaitReady();
        ShopProducer shop =
                new ShopProducer(BROKER.bootstrapServers(), Map.of(REVIEWS, 4, ORDERS, 4), (key, count) -> 0);
        shop.write(customers.stream().map(QuoteIT::review).toList());
        awaitBalances(one, 300);
        awaitBalances(other, 300);
        await("both have customers")
                .atMost(LIMIT)
                .until(() -> !atHome(one).isEmpty() && !atHome(other).isEmpty());
        assertThat(atHome(one)).doesNotContainAnyElementsOf(atHome(other));
        assertThat(atHome(one).size() + atHome(other).size()).isEqualTo(customers.size());
        assertSameAnswers(one, other);
        List<JsonNode> quotes =
                customers.stream().map(id -> json(quote(one, id))).toList();
        quotes.forEach(QuoteIT::assertQuote);
        shop.write(customers.stream().map(QuoteIT::order).toList());
        awaitBalances(one, 50);
        customers.forEach(
                id -> assertThat(json(account(one, id, false)).get("pending").asLong())
                        .as("pending of %s", id)
                        .isEqualTo(37));
        assertSameAnswers(one, other);
        killAndAwaitTakeover(other, one);
    }

    /** After an instance killAndAwaitTakeover, its partitions are unassigned for a while and then move to the other instance. */
    private void killAndAwaitTakeover(WorkerProcess dying, WorkerProcess left) {
        List<String> orphans = atHome(dying);
        List<String> before =
                customers.stream().map(id -> quote(left, id).body()).toList();
        dying.kill();
        assertThat(atHome(left)).isNotEmpty();
        Set<String> refused = new HashSet<>();
        await("all customers have an instance again").atMost(LIMIT).until(() -> {
            List<String> answered = new ArrayList<>();
            for (String id : orphans) {
                HttpResponse<String> answer = quote(left, id);
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
                    refused.add(id);
                } else {
                    answered.add(id);
                }
            }
            return answered.equals(orphans);
        });
        assertThat(refused).containsExactlyInAnyOrderElementsOf(orphans);
        await().atMost(LIMIT).until(() -> atHome(left).equals(customers));
        assertThat(customers.stream().map(id -> quote(left, id).body())).isEqualTo(before);
    }

    private Map<String, String> settings() throws Exception {
        Path rules = Files.writeString(dir.resolve("rules.yaml"), RULES);
        return Map.of(
                "spring.kafka.bootstrap-servers",
                BROKER.bootstrapServers(),
                "rewardsync.rules",
                rules.toString(),
                "rewardsync.topics.partitions",
                "4",
                "rewardsync.api.token",
                TOKEN,
                "rewardsync.api.advertised-address",
                "localhost:${server.port}");
    }

    private void awaitBalances(WorkerProcess worker, long available) {
        await("all customers have " + available)
                .atMost(LIMIT)
                .until(() -> customers.stream().allMatch(id -> {
                    HttpResponse<String> answer = account(worker, id, false);
                    return answer.statusCode() == 200
                            && json(answer).get("available").asLong() == available;
                }));
    }

    private void assertSameAnswers(WorkerProcess one, WorkerProcess other) {
        for (String id : customers) {
            HttpResponse<String> answer = quote(one, id);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(quote(other, id).body()).isEqualTo(answer.body());
            assertThat(withoutAsOf(account(other, id, false))).isEqualTo(withoutAsOf(account(one, id, false)));
        }
    }

    private static String withoutAsOf(HttpResponse<String> account) {
        return account.body().replaceAll("\"asOf\":\"[^\"]*\"", "");
    }

    /**
     * Asserts the quote: 300 points are available, half of 40.00 can be paid with points, and a discount of 2.50
     * leaves 37.50 to earn points on.
     */
    private static void assertQuote(JsonNode quote) {
        assertThat(quote.at("/withoutPoints/pointsEarned").asLong()).isEqualTo(40);
        assertThat(quote.at("/redeemable/points").asLong()).isEqualTo(300);
        assertThat(quote.at("/requested/pointsEarned").asLong()).isEqualTo(37);
        assertThat(quote.at("/requested/grandTotal").asString()).isEqualTo("37.50");
        assertThat(quote.at("/requested/problems")).isEmpty();
    }

    /** Returns the customers whose account is at an instance. It does not forward a forwarded request. */
    private List<String> atHome(WorkerProcess worker) {
        return customers.stream()
                .filter(id -> account(worker, id, true).statusCode() == 200)
                .toList();
    }

    private static HttpResponse<String> account(WorkerProcess worker, String id, boolean forwarded) {
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return worker.ask("/api/accounts/" + path, request -> {
            request.header("Authorization", "Bearer " + TOKEN);
            if (forwarded) {
                request.header("RewardSync-Forwarded", "1");
            }
        });
    }

    private static HttpResponse<String> quote(WorkerProcess worker, String id) {
        return worker.ask(
                "/api/quote",
                request -> request.header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(CART.formatted(id, ORDERED, ""))));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static ShopRecord review(String id) {
        String json = "{\"eventId\":\"r-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"reviewId\":\"r-%s\"}"
                .formatted(id, REVIEWED, id, id);
        return new ShopRecord(REVIEWS, id, json, REVIEWED);
    }

    /** Returns an order of the same cart. */
    private static ShopRecord order(String id) {
        String ids =
                ",\"eventId\":\"o-%s\",\"orderId\":\"o-%s\",\"totals\":{\"grandTotal\":\"37.50\"}".formatted(id, id);
        return new ShopRecord(ORDERS, id, CART.formatted(id, ORDERED, ids), ORDERED);
    }
}
