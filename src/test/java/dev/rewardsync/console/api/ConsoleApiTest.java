package dev.rewardsync.console.api;

import static dev.rewardsync.console.books.SampleBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rewardsync.console.RunningConsole;
import dev.rewardsync.console.books.SampleBooks;
import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetFixture;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a running console, and its OpenAPI document. */
class ConsoleApiTest {

    private static final String ODD = "a/b%?é\0\\";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{[a-zA-Z]+}");

    private static RunningConsole console;
    private static OpenApiDocument openApi;

    @BeforeAll
    static void startConsole(@TempDir Path dir) throws Exception {
        openApi = new OpenApiDocument();
        console = RunningConsole.start(dir);
        SampleBooks books = new SampleBooks(console.context().getBean(DataSource.class));
        Ruleset ruleset = RulesetFixture.usd("""
                redemption: {rates: [{id: default, points: 100, value: "1.00"}]}
                tiers: {basis: pointsEarned, levels: [{id: gold, from: 5000}, {id: black, from: 9000}]}
                rules: []
                """);
        books.jdbc()
                .update(
                        "INSERT INTO ruleset (version, recorded_at, document) VALUES (?, ?, ?)",
                        ruleset.version(),
                        NOW.atOffset(ZoneOffset.UTC),
                        ruleset.content().getBytes(StandardCharsets.UTF_8));
        books.customer("c-1", 1_200, 50).customer(ODD, -5, 0);
        for (int number = 1; number <= 30; number++) {
            books.entry(
                            "c-1",
                            number,
                            number % 3 == 0 ? EntryType.REDEMPTION : EntryType.ACCRUAL,
                            10,
                            NOW.plusSeconds(number))
                    .lot(
                            "c-1",
                            "lot:" + number,
                            NOW,
                            number % 2 == 0 ? NOW.plusSeconds(number) : null,
                            10,
                            number % 5,
                            0);
        }
        books.entry(ODD, 1, EntryType.ADJUSTMENT, -5, NOW)
                .export("c-1", ODD, 1, NOW, null)
                .export("c-1", ODD, 2, NOW.plusSeconds(1), "OVERDRAWN")
                .export(null, ODD, 1, NOW, null)
                .deadLetter("shop.order-placed-dlt", 7, "INVALID_EVENT", NOW, ODD)
                .deadLetter("shop.order-placed-dlt", 8, "CONFLICT", NOW, null)
                .write();
    }

    @AfterAll
    static void stopConsole() {
        console.close();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(StoredText.escape(id), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return console.send(console.request(path));
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode search(String body) throws Exception {
        HttpResponse<String> answer = console.send(console.post("/api/v1/customers/search", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static <T> List<T> items(JsonNode page, Function<JsonNode, T> field) {
        return page.get("items").valueStream().map(field).toList();
    }

    @Test
    void everyOperationAnswersAsDocumented() throws Exception {
        Map<String, String> values = Map.of(
                "{customerId}", "c-1",
                "{orderId}", encoded(ODD),
                "{topic}", "shop.order-placed-dlt",
                "{partition}", "2",
                "{offset}", "7");
        Set<String> called = new HashSet<>();
        for (String operation : openApi.operations()) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1);
            String address = PATH_VARIABLE.matcher(path).replaceAll(variable -> values.get(variable.group()));
            HttpResponse<String> answer = console.send(
                    method.equals("POST") ? console.post(address, "{\"limit\":10}") : console.request(address));
            assertThat(answer.statusCode()).as(operation + ": " + answer.body()).isEqualTo(200);
            assertDocumented(method, path, answer);
            HttpResponse<String> wrong = console.send(
                    method.equals("POST") ? console.post(address, "[]") : console.request(address + "?typo=1"));
            if (!path.endsWith("openapi.yaml")) {
                assertThat(wrong.statusCode()).as(operation).isEqualTo(400);
                assertDocumented(method, path, wrong);
            }
            called.add(operation);
        }
        assertThat(called).hasSizeGreaterThanOrEqualTo(19);
    }

    private static void assertDocumented(String method, String path, HttpResponse<String> answer) {
        String mediaType =
                answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
        assertThat(openApi.errors(method, path, String.valueOf(answer.statusCode()), mediaType, answer.body()))
                .as("%s %s: %s", method, path, answer.body())
                .isEmpty();
    }

    @Test
    void everyRouteIsDocumented() {
        Set<String> routes = new TreeSet<>();
        RouterFunctions.Visitor visitor = new RouterFunctions.Visitor() {
            @Override
            public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
                String text = predicate.toString().replaceAll("[()]", "");
                if (text.startsWith("GET") || text.startsWith("POST")) {
                    routes.add(text.replace(" && ", " "));
                }
            }

            @Override
            public void startNested(RequestPredicate predicate) {}

            @Override
            public void endNested(RequestPredicate predicate) {}

            @Override
            public void resources(Function<ServerRequest, java.util.Optional<Resource>> lookup) {}

            @Override
            public void attributes(Map<String, Object> attributes) {}

            @Override
            public void unknown(RouterFunction<?> unknown) {}
        };
        for (RouterFunction<?> router :
                console.context().getBeansOfType(RouterFunction.class).values()) {
            router.accept(visitor);
        }
        assertThat(openApi.allOperations()).containsAll(routes);
        assertThat(routes).hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void customerHasLotsAndNextTier() throws Exception {
        JsonNode customer = json("/api/v1/customers/c-1");
        // 1,500 points were earned in all.
        assertThat(customer.get("nextTier").toString())
                .isEqualTo(
                        "{\"status\":\"KNOWN\",\"tier\":\"black\",\"missing\":\"7500\",\"basis\":\"POINTS_EARNED\"}");
        assertThat(customer.at("/openLots/lots").asInt()).isEqualTo(24);
        assertThat(customer.at("/openLots/points").asInt()).isEqualTo(60);
        JsonNode open = json("/api/v1/customers/c-1/lots?limit=5");
        assertThat(items(open, lot -> lot.get("lotId").asString()))
                .containsExactly("lot:2", "lot:4", "lot:6", "lot:8", "lot:12");
        JsonNode next = json(
                "/api/v1/customers/c-1/lots?limit=5&cursor=" + open.get("next").asString());
        assertThat(items(next, lot -> lot.get("lotId").asString())).startsWith("lot:14");
        assertThat(items(json("/api/v1/customers/c-1/lots?state=all"), JsonNode::size))
                .hasSize(30);
    }

    @Test
    void historyIsFilteredByTypeAndDate() throws Exception {
        assertThat(items(
                        json("/api/v1/customers/c-1/history?type=REDEMPTION&limit=2"),
                        entry -> entry.get("sequence").asInt()))
                .containsExactly(30, 27);
        assertThat(items(
                        json("/api/v1/customers/c-1/history?from=2026-11-28T09:00:05Z&to=2026-11-28T10:00:08%2B01:00"),
                        entry -> entry.get("sequence").asInt()))
                .containsExactly(7, 6, 5);
        assertThat(items(json("/api/v1/customers/c-1/history?from=2026-11-28&to=2026-11-28"), JsonNode::size))
                .hasSize(30);
        assertThat(items(json("/api/v1/customers/c-1/history?to=2026-11-27"), JsonNode::size))
                .isEmpty();
    }

    @Test
    void idsHaveAnyCharacters() throws Exception {
        assertThat(json("/api/v1/customers/" + encoded(ODD)).get("customerId").asString())
                .isEqualTo(ODD);
        assertThat(items(
                        search("{\"prefix\":\"a/b%\"}"),
                        found -> found.get("customerId").asString()))
                .containsExactly(ODD);
        JsonNode order = json("/api/v1/orders/" + encoded(ODD));
        assertThat(items(order, export -> export.get("exportId").asString())).containsExactly(ODD + ":2", ODD + ":1");
        assertThat(order.at("/why/source").asString()).isEqualTo("STORED");
        assertThat(order.at("/why/cause").asString()).contains("3f9c0a1b22de");
        assertThat(items(
                        json("/api/v1/guest-orders/" + encoded(ODD)),
                        export -> export.get("exportId").asString()))
                .containsExactly("guest:" + ODD + ":1");
        assertThat(json("/api/v1/dead-letters/shop.order-placed-dlt/2/7")
                        .get("valueBase64")
                        .asString())
                .isEqualTo("ewD/");
    }

    @Test
    void searchesPageByCursor() throws Exception {
        JsonNode first = search("{\"limit\":1}");
        assertThat(first.get("items").size()).isEqualTo(1);
        JsonNode second =
                search("{\"limit\":1,\"cursor\":\"" + first.get("next").asString() + "\"}");
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(second.get("items")).isNotEqualTo(first.get("items"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/customers/c-1/history?type=NONSENSE | 400 | Parameter type: expected ACCRUAL, REDEMPTION
            /api/v1/customers/c-1/history?from=yesterday | 400 | Parameter from: expected a date such as 2026-11-21
            /api/v1/customers/c-1/history?limit=0 | 400 | Parameter limit: expected a number from 1 to 1000
            /api/v1/customers/c-1/history?limit=1&limit=2 | 400 | Parameter limit: expected one value
            /api/v1/customers/c-1/history?cursor=x | 400 | Parameter cursor: expected the value of next
            /api/v1/customers/c-1/history?customer=c-1 | 400 | unknown parameter. This resource has type, from, to, limit, cursor
            /api/v1/customers/c-1?x | 400 | This resource has no parameters
            /api/v1/customers/unknown | 404 | Unknown customer
            /api/v1/customers/unknown/history | 404 | Unknown customer
            /api/v1/customers/a%5Cb | 400 | Parameter customerId: expected an id in which each backslash
            /api/v1/orders/unknown | 404 | Unknown order
            /api/v1/dead-letters/x/y/z | 404 | no dead letter
            /api/v1/dead-letters/x/1/99999999999999999999 | 404 | no dead letter
            /api/v1/overview?days=400 | 400 | Parameter days: expected a number from 1 to 366
            /api/v1/reports/points?from=2026-13 | 400 | Parameter from: expected a month such as 2026-11
            /api/v1/reports/balances?date=2026-02-30 | 400 | Parameter date: expected a date such as 2026-11-21
            """)
    void errorsSayWhatIsAccepted(String path, int status, String detail) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").asString())
                .contains(detail);
    }

    @Test
    void headIsGetWithoutBodyAndOtherMethodsAreRefused() throws Exception {
        HttpResponse<String> head =
                console.send(console.request("/api/v1/customers/c-1").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        HttpRequest.Builder delete = console.request("/api/v1/customers/c-1")
                .header("Content-Type", "application/json")
                .DELETE();
        HttpResponse<String> refused = console.send(delete);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET,HEAD");
    }

    @Test
    void reportsAreCsvByEndingOrHeader() throws Exception {
        HttpResponse<String> byEnding = get("/api/v1/reports/balances.csv?date=2026-11-28");
        assertThat(byEnding.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(byEnding.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"balances.csv\"");
        assertThat(byEnding.body().lines())
                .containsExactlyInAnyOrder(
                        "customerId,available,pending,lateEntries,recordedLaterAvailable,recordedLaterPending",
                        "c-1,300,0,0,0,0",
                        ODD + ",-5,0,0,0,0");
        HttpResponse<String> byHeader = console.send(
                console.request("/api/v1/reports/balances?date=2026-11-28").header("Accept", "text/csv"));
        assertThat(byHeader.body()).isEqualTo(byEnding.body());
        JsonNode liability = json("/api/v1/reports/liability");
        assertThat(liability
                        .get("rows")
                        .valueStream()
                        .mapToLong(row -> row.get("points").asLong())
                        .sum())
                .isEqualTo(60 + 50);
        assertThat(liability
                        .get("rows")
                        .valueStream()
                        .mapToDouble(row -> Double.parseDouble(row.get("value").asString()))
                        .sum())
                .isCloseTo(1.10, within(0.001));
    }

    @Test
    void pageShowsTheReports() throws Exception {
        HttpResponse<String> page = console.send(console.request("/reports").header("Accept", "text/html"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "America/New_York", "/api/v1/reports/balances.csv", "0.60", "0.50", "needs 1,000 expired lots");
    }

    @Test
    void overviewCountsWhatNeedsAttention() throws Exception {
        JsonNode overview = json("/api/v1/overview?days=366");
        assertThat(overview.at("/points/customers").asInt()).isEqualTo(2);
        assertThat(overview.at("/points/overdrawn").asInt()).isEqualTo(5);
        assertThat(overview.at("/series/timezone").asString()).isEqualTo("America/New_York");
        assertThat(overview.at("/ingest/reading").asBoolean()).isFalse();
    }

    @Test
    void unknownAddressesAreProblems() throws Exception {
        for (String accept : List.of("*/*", "application/json", "text/html")) {
            HttpResponse<String> answer =
                    console.send(console.request("/api/v1/nothing").header("Accept", accept));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("/api/v1/openapi.yaml");
        }
    }
}
