package dev.rewardsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.json.OpeningAccountReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.stream.AccountLocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the API of one instance: quotes, errors and forwarding. */
class CustomerApiTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final String CART =
            "{'customerId':'c-1','lines':[{'sku':'A','quantity':1,'unitPrice':'20.00'}]}".replace('\'', '"');
    private static final AccountLocation HERE = new AccountLocation.Local(account(), true, NOW);

    private final PeerInstances others = new PeerInstances();
    private final List<AccountOwner> lookedUp = new ArrayList<>();
    private AccountLocation whereabouts = HERE;

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void quotesACartOfACustomerHere() throws Exception {
        MockHttpServletResponse answer = send(authorized(post("/api/quote").content(CART)));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/json");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(json(answer).at("/at").asString()).isEqualTo("2026-11-21T10:15:30Z");
        assertThat(json(answer).at("/redeemable/points").asLong()).isEqualTo(70);
        assertThat(lookedUp).containsExactly(AccountOwner.customer("c-1"));
    }

    @Test
    void quotesAGuestsCartOnAnyInstance() throws Exception {
        whereabouts = new AccountLocation.Unavailable("not needed");
        MockHttpServletResponse answer =
                send(authorized(post("/api/quote").content(CART.replace("\"customerId\":\"c-1\",", ""))));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(json(answer).at("/redeemable/because").asString()).isEqualTo("GUEST");
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void returnsAnAccountAsOfNowWithItsLots() throws Exception {
        assertThat(send(authorized(get("/api/accounts/c-1"))).getContentAsString())
                .isEqualTo("""
                        {"customerId":"c-1","available":70,"pending":0,"lifetime":{"earned":0,"spent":0,"expired":0},\
                        "tier":"none","group":"general","sequence":0,\
                        "nextExpiry":{"points":70,"at":"2026-12-01T00:00:00Z"},"asOf":"2026-11-21T10:15:30Z",\
                        "lots":[{"lotId":"opening","points":70,"expiresAt":"2026-12-01T00:00:00Z"}],"releases":[]}""");
        whereabouts = new AccountLocation.Local(account(), true, Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(json(send(authorized(get("/api/accounts/c-1"))))
                        .at("/available")
                        .asLong())
                .isZero();
    }

    @Test
    void returns404ForAnUnknownCustomerAndQuotesThemAsNew() throws Exception {
        whereabouts = new AccountLocation.Local(Account.opened(AccountOwner.customer("c-1")), false, NOW);
        assertProblem(send(authorized(get("/api/accounts/c-1"))), 404, "Unknown customer");
        assertThat(json(send(authorized(post("/api/quote").content(CART))))
                        .at("/withoutPoints/pointsEarned")
                        .asLong())
                .isEqualTo(20);
    }

    @Test
    void rejectsAnInvalidCartWithAPointerForEachError() throws Exception {
        MockHttpServletResponse answer =
                send(authorized(post("/api/quote").content("{\"lines\":[{\"quantity\":0,\"unitPrice\":\"1\"}]}")));
        assertProblem(answer, 400, "/lines/0/quantity: expected a number above 0 with up to 4 decimals, got 0");
        assertThat(json(answer)
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly("/lines/0/quantity", "/lines/0/sku");
        assertProblem(send(authorized(post("/api/quote").content("{"))), 400, "the JSON ends too early at line 1");
    }

    @Test
    void rejectsUnknownFieldsOfACartWithTheNearestName() throws Exception {
        String cart = """
                {"custmerId":"c-1","lines":[{"sku":"A","quantity":1,"unitprice":"1","attributes":{"any":"1"}}],\
                "totals":{"other":[{"code":"fee","amont":"1"}]},"shipping":{"address":{"zip":"1"}},"loyaltyCard":1}""";
        MockHttpServletResponse answer = send(authorized(post("/api/quote").content(cart)));
        assertProblem(answer, 400, "/custmerId: expected no such field; did you mean \"customerId\"?");
        assertThat(json(answer).at("/errors").valueStream())
                .extracting(error -> error.get("pointer").asString())
                .containsExactly(
                        "/custmerId",
                        "/lines/0/unitprice",
                        "/totals/other/0/amont",
                        "/shipping/address/zip",
                        "/loyaltyCard");
        assertThat(json(answer).at("/errors/1/detail").asString())
                .isEqualTo("expected no such field; did you mean \"unitPrice\"?");
        assertThat(json(answer).at("/errors/4/detail").asString()).isEqualTo("expected no such field");
    }

    @Test
    void rejectsRequestsWithoutTheToken() throws Exception {
        for (String authorization : new String[] {"Bearer wrong", "Bearer ", "secret", "Basic secret", ""}) {
            MockHttpServletResponse answer =
                    send(post("/api/quote").content(CART).header("Authorization", authorization));
            assertProblem(answer, 401, "rewardsync.api.token");
            assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertProblem(send(get("/api/accounts/c-1")), 401, "Authorization");
        assertProblem(send(get("/api/anything")), 401, "Authorization");
        assertThat(lookedUp).isEmpty();
        assertThat(send(get("/api/accounts/c-1").header("Authorization", "bearer  secret"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void rejectsRequestsThatAreTooLarge() throws Exception {
        byte[] large = (CART + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        assertProblem(send(authorized(post("/api/quote").content(large))), 413, "1048576 bytes");
    }

    @Test
    void returns404WithTheEndpointsForOtherPaths() throws Exception {
        assertProblem(send(authorized(get("/api/quotes"))), 404, "POST /api/quote");
        assertProblem(send(authorized(get("/actuator/health"))), 404, "POST /api/quote");
        assertProblem(send(get("/")), 401, "Authorization");
    }

    @Test
    void returns405WithTheAllowedMethods() throws Exception {
        MockHttpServletResponse quote = send(authorized(get("/api/quote")));
        assertProblem(quote, 405, "Use POST.");
        assertThat(quote.getHeader("Allow")).isEqualTo("POST");
        MockHttpServletResponse account = send(authorized(post("/api/accounts/c-1")));
        assertProblem(account, 405, "Use GET or HEAD.");
        assertThat(account.getHeader("Allow")).isEqualTo("GET,HEAD");
        assertProblem(send(post("/api/accounts/c-1")), 401, "Authorization");
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void answersHeadLikeGet() throws Exception {
        MockHttpServletResponse answer = send(authorized(head("/api/accounts/c-1")));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/json");
        whereabouts = new AccountLocation.Unavailable("not here");
        assertThat(send(authorized(head("/api/accounts/c-1"))).getStatus()).isEqualTo(503);
    }

    @Test
    void isDisabledWithoutAToken() throws Exception {
        assertProblem(
                send(CustomerApi.disabled(), authorized(post("/api/quote").content(CART))),
                404,
                "rewardsync.api.token");
    }

    @Test
    void returns503WithRetryAfterWhileNoInstanceOwnsTheCustomer() throws Exception {
        whereabouts = new AccountLocation.Unavailable("partition 3 is being restored");
        MockHttpServletResponse answer = send(authorized(post("/api/quote").content(CART)));
        assertProblem(answer, 503, "partition 3 is being restored");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
    }

    @Test
    void forwardsRequestsToTheOwningInstance() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "{\"from\":\"the other\"}".getBytes(StandardCharsets.UTF_8);
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath()
                            + " " + exchange.getRequestHeaders().getFirst("Authorization")
                            + " " + exchange.getRequestHeaders().getFirst("RewardSync-Forwarded")
                            + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            whereabouts =
                    new AccountLocation.Remote("localhost", server.getAddress().getPort());
            MockHttpServletResponse answer = send(authorized(post("/api/quote").content(CART)));
            assertThat(answer.getContentAsString()).isEqualTo("{\"from\":\"the other\"}");
            assertThat(answer.getContentType()).isEqualTo("application/json");
            send(authorized(get(URI.create("/api/accounts/a%2Fb%20%25"))));
            send(authorized(head(URI.create("/api/accounts/a%5Bb"))));
        } finally {
            server.stop(0);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /api/quote Bearer secret 1 " + CART,
                        "GET /api/accounts/a%2Fb%20%25 Bearer secret 1 ",
                        "GET /api/accounts/a%5Bb Bearer secret 1 ");
        assertThat(lookedUp)
                .containsExactly(
                        AccountOwner.customer("c-1"), AccountOwner.customer("a/b %"), AccountOwner.customer("a[b"));
    }

    @Test
    void doesNotForwardAForwardedRequest() throws Exception {
        whereabouts = new AccountLocation.Remote("localhost", 1);
        MockHttpServletResponse answer =
                send(authorized(post("/api/quote").content(CART)).header("RewardSync-Forwarded", "1"));
        assertProblem(answer, 503, "moved to another instance");
    }

    @Test
    void returns503IfTheOwningInstanceIsGone() throws Exception {
        try (ServerSocket closed = new ServerSocket(0)) {
            whereabouts = new AccountLocation.Remote("localhost", closed.getLocalPort());
        }
        MockHttpServletResponse answer = send(authorized(get("/api/accounts/c-1")));
        assertProblem(answer, 503, "does not answer");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
    }

    private static void assertProblem(MockHttpServletResponse answer, int status, String detail) throws IOException {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(json(answer).get("title").asString()).isNotBlank();
        assertThat(json(answer).get("detail").asString()).contains(detail);
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B authorized(B request) {
        return request.header("Authorization", "Bearer secret");
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        CustomerApi api = new CustomerApi(this::find, CustomerApiTest::decider, others, InstantSource.fixed(NOW));
        return send(api.routes(new ApiToken("secret")), request);
    }

    private static MockHttpServletResponse send(
            RouterFunction<ServerResponse> routes, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return MockMvcBuilders.routerFunctions(routes)
                .build()
                .perform(request)
                .andReturn()
                .getResponse();
    }

    private AccountLocation find(AccountOwner owner) {
        lookedUp.add(owner);
        return whereabouts;
    }

    private static JsonNode json(MockHttpServletResponse answer) throws IOException {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private static Account account() {
        byte[] line = "{\"customerId\":\"c-1\",\"available\":70,\"expiresAt\":\"2026-12-01T00:00:00Z\"}"
                .getBytes(StandardCharsets.UTF_8);
        return ((ParseResult.Parsed<Account>) OpeningAccountReader.read(line, Expiry.NEVER)).value();
    }

    private static Decider decider() {
        byte[] rules = """
                currency: USD
                timezone: UTC
                redemption: {rates: [{id: cent, points: 100, value: "1.00"}]}
                rules: [{id: spend, type: cart, earn: {style: per-spent, points: 1, step: 1}}]
                """.getBytes(StandardCharsets.UTF_8);
        Ruleset ruleset = ((RulesetReader.Result.Valid) RulesetReader.read("rules.yaml", rules)).ruleset();
        return new Decider(ruleset, DecisionPolicy.DEFAULT);
    }
}
