package dev.rewardsync.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.Browser;
import dev.rewardsync.console.RunningConsole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole console answers only those who may use it. */
class AccessIT {

    private static final String VIEWER = "viewer-token-of-the-test";
    private static final String OPERATOR = "operator-token-of-the-test";
    private static final String VIEWER_SETTING = "--rewardsync.console.viewer-token=" + VIEWER;
    private static final String OPERATOR_SETTING = "--rewardsync.console.operator-token=" + OPERATOR;
    private static final String ISSUER_SETTING = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";

    private static final String PAGE = "/audit";
    private static final String READ = "/api/v1/customers/c-1";
    private static final String SEARCH = "/api/v1/orders/search";
    private static final String ADJUST = "/api/v1/customers/c-1/adjustments";
    private static final List<String> PAGES = List.of(
            "/login", "/", "/customers", "/dead-letters", "/audit", "/rules", "/customers/c-1/adjust", "/no-such-page");
    private static final Pattern INLINE =
            Pattern.compile("<style|<script(?![^>]* src=)|\\s(style|on[a-z]+|hx-on[^=]*)=", Pattern.CASE_INSENSITIVE);
    private static final int FAILURES = FailedSignIns.ADDRESS_LIMIT;

    @TempDir
    private Path dir;

    private static HttpRequest.Builder with(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static boolean isAllowed(HttpResponse<String> response) {
        return !List.of(302, 401, 403, 429).contains(response.statusCode());
    }

    /** Sends a request with a name of a host, which Java's client does not allow. Returns the whole response. */
    private static String sendTo(String host, RunningConsole console, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + READ + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutConfigurationThisMachineMayDoEverythingAndOtherSitesNothing() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir)) {
            assertThat(isAllowed(console.send(console.request(READ)))).isTrue();
            assertThat(isAllowed(console.send(console.post(ADJUST, "{}")))).isTrue();
            assertThat(isAllowed(console.send(
                            console.post(ADJUST, "{}").header("Origin", "http://localhost:" + console.port()))))
                    .isTrue();

            for (String origin : List.of("https://evil.example", "http://localhost:1", "null")) {
                assertThat(console.send(console.post(ADJUST, "{}").header("Origin", origin)))
                        .satisfies(response -> assertThat(response.statusCode()).isEqualTo(403))
                        .satisfies(response -> assertThat(response.body()).contains("another web site"));
            }
            assertThat(console.send(console.post(ADJUST, "{}").header("Sec-Fetch-Site", "cross-site"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(console.send(console.request(ADJUST)
                                    .header("Content-Type", "text/plain")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(console.send(console.request("/customers/c-1/adjust")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("points=5")))
                            .body())
                    .contains("no valid CSRF token");

            assertThat(sendTo("localhost:9000", console, "")).doesNotStartWith("HTTP/1.1 403");
            assertThat(sendTo("[::1]:9000", console, "")).doesNotStartWith("HTTP/1.1 403");
            assertThat(sendTo("evil.example", console, "")).startsWith("HTTP/1.1 403");
            assertThat(sendTo("192.0.2.1", console, "")).startsWith("HTTP/1.1 403");
            assertThat(sendTo("localhost", console, "X-Forwarded-For: 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void tokensGiveRoles() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING, OPERATOR_SETTING)) {
            assertThat(console.send(console.request(READ)))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(401))
                    .satisfies(response -> assertThat(response.headers().firstValue("WWW-Authenticate"))
                            .hasValue("Bearer"))
                    .satisfies(response -> assertThat(response.body()).contains("bearer token is required"));
            assertThat(console.send(console.post(ADJUST, "{}")).statusCode()).isEqualTo(403); // no CSRF token either
            assertThat(console.send(console.request(PAGE)).headers().firstValue("Location"))
                    .hasValue("/login");

            assertThat(isAllowed(console.send(with(console.request(READ), VIEWER))))
                    .isTrue();
            assertThat(isAllowed(console.send(with(console.request(PAGE), VIEWER))))
                    .isTrue();
            assertThat(isAllowed(console.send(with(console.post(SEARCH, "{}"), VIEWER))))
                    .isTrue();
            assertThat(console.send(with(console.post(ADJUST, "{}"), VIEWER)))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(403))
                    .satisfies(response -> assertThat(response.body()).contains("This needs the role operator."));
            assertThat(console.send(with(console.request(READ).DELETE(), VIEWER))
                            .statusCode())
                    .isEqualTo(403);

            assertThat(isAllowed(console.send(with(console.request(READ), OPERATOR))))
                    .isTrue();
            assertThat(isAllowed(console.send(with(console.post(ADJUST, "{}"), OPERATOR))))
                    .isTrue();
        }
    }

    @Test
    void formTakesATokenAndAName() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING)) {
            Browser browser = new Browser(console);
            HttpResponse<String> login = browser.signIn("ann", VIEWER);
            assertThat(login.headers().firstValue("Location")).hasValue("/");
            assertThat(login.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("rewardsync-session=")
                            && cookie.contains("HttpOnly")
                            && cookie.contains("SameSite=Lax"));
            await("the database")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> browser.open(PAGE).statusCode() != 503);
            assertThat(browser.open(PAGE))
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(200))
                    .satisfies(page -> assertThat(page.body()).contains("ann"));
            browser.forgetCsrfToken();
            assertThat(browser.submit("/logout", Map.of()).statusCode()).isEqualTo(403);
            browser.open(PAGE);
            assertThat(browser.submit("/logout", Map.of()).headers().firstValue("Location"))
                    .hasValue("/login");
            assertThat(browser.open(PAGE).headers().firstValue("Location")).hasValue("/login");

            Browser other = new Browser(console);
            assertThat(other.signIn("ann", "wrong-token").headers().firstValue("Location"))
                    .hasValue("/login?failed");
            assertThat(other.signIn("", VIEWER).headers().firstValue("Location"))
                    .hasValue("/login?failed");
            other.forgetCsrfToken();
            assertThat(other.submit("/login", Map.of("name", "ann", "token", VIEWER))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void pagesHaveNoInlineScriptsOrStyles() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING)) {
            Browser browser = new Browser(console);
            browser.signIn("ann", VIEWER);
            for (String path : PAGES) {
                HttpResponse<String> page = browser.open(path);
                assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
                assertThat(page.body()).contains("<h1").doesNotContainPattern(INLINE);
            }
            assertThat(browser.open("/customers/c-1/adjust"))
                    .satisfies(page -> assertThat(page.statusCode()).isEqualTo(403))
                    .satisfies(page -> assertThat(page.body()).contains("<h1", "This needs the role operator."));
        }
    }

    @Test
    void tooManyFailuresWait() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING)) {
            for (int failure = 0; failure < FAILURES; failure++) {
                assertThat(console.send(with(console.request(READ), "wrong-token-" + failure))
                                .statusCode())
                        .isEqualTo(401);
            }

            assertThat(console.send(with(console.request(READ), VIEWER)))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(429))
                    .satisfies(response -> assertThat(response.headers()
                                    .firstValueAsLong("Retry-After")
                                    .orElse(0))
                            .isBetween(1L, 300L));
        }
    }

    @Test
    void issuerGivesRoles() throws Exception {
        Instant later = Instant.now().plusSeconds(3_600);
        try (LocalIssuer issuer = new LocalIssuer();
                RunningConsole console = RunningConsole.start(dir, ISSUER_SETTING + issuer.uri())) {
            String viewer = issuer.token("ann", later, List.of("viewer"));
            String operator = issuer.token("bob", later, List.of("operator"));
            assertThat(isAllowed(console.send(with(console.request(READ), viewer))))
                    .isTrue();
            assertThat(isAllowed(console.send(with(console.post(ADJUST, "{}"), operator))))
                    .isTrue();
            assertThat(console.send(with(console.post(ADJUST, "{}"), viewer)).statusCode())
                    .isEqualTo(403);

            assertThat(console.send(console.request(READ)).statusCode()).isEqualTo(401);
            assertThat(console.send(console.request(PAGE)).statusCode()).isEqualTo(401);
            String none = issuer.token("eve", later, List.of("admin"));
            assertThat(console.send(with(console.request(READ), none)))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(403))
                    .satisfies(response -> assertThat(response.body()).contains("This needs the role viewer."));
            String expired = issuer.token("bob", Instant.now().minusSeconds(3_600), List.of("operator"));
            assertThat(console.send(with(console.request(READ), expired)).statusCode())
                    .isEqualTo(401);
            String forged = issuer.forgedToken("bob", later, List.of("operator"));
            assertThat(console.send(with(console.request(READ), forged)).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokensWithUnknownKeysDoNotAskTheIssuerEachTime() throws Exception {
        Instant later = Instant.now().plusSeconds(3_600);
        try (LocalIssuer issuer = new LocalIssuer();
                RunningConsole console = RunningConsole.start(dir, ISSUER_SETTING + issuer.uri())) {
            assertThat(isAllowed(
                            console.send(with(console.request(READ), issuer.token("ann", later, List.of("viewer"))))))
                    .isTrue();
            int before = issuer.requests();
            for (int key = 0; key < 20; key++) {
                assertThat(console.send(with(console.request(READ), issuer.tokenOfUnknownKey("key-x" + key, later)))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(issuer.requests()).isEqualTo(before);
        }
    }

    @Test
    void largeBodiesNeedASignIn() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING)) {
            String large = "name=" + "a".repeat(20_000);
            assertThat(console.send(console.request("/login")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(large)))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(console.send(console.request("/rules/try")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100]))))
                            .statusCode())
                    .as("without a length")
                    .isEqualTo(413);
            Browser browser = new Browser(console);
            browser.signIn("ann", VIEWER);
            browser.open("/rules");
            assertThat(browser.submit("/rules/compare", Map.of("file", "#".repeat(20_000)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongMethodsAreAnsweredWithTheRightOnes() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir)) {
            for (String path : List.of(
                    ADJUST, "/api/v1/customers/c-1/erasure", "/api/v1/dead-letters/replay", "/api/v1/actions/search")) {
                for (String method : List.of("GET", "HEAD")) {
                    HttpResponse<String> response =
                            console.send(console.request(path).method(method, BodyPublishers.noBody()));
                    assertThat(response.statusCode()).as(method + path).isEqualTo(405);
                    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
                    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                }
            }
            assertThat(console.send(console.post("/api/v1/customers/search", "{}")
                                    .PUT(BodyPublishers.ofString("{}")))
                            .headers()
                            .firstValue("Allow"))
                    .hasValue("GET,HEAD,POST");
        }
    }

    @Test
    void encodedPathsAreTheApiToo() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir)) {
            assertThat(console.send(console.request("/%61pi/v1/customers/c-1/adjustments")
                                    .header("Content-Type", "text/plain")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(415);
        }
    }

    @Test
    void issuerThatDoesNotAnswerIsNoFault() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, ISSUER_SETTING + "http://localhost:1")) {
            LocalIssuer other = new LocalIssuer();
            String token = other.token("ann", Instant.now().plusSeconds(3_600), List.of("viewer"));
            other.close();
            assertThat(console.send(with(console.request(READ), token)))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(503))
                    .satisfies(response -> assertThat(response.headers().firstValue("Retry-After"))
                            .isPresent());
        }
    }

    @Test
    void browsersGetTheHeadersThatProtectPages() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir)) {
            HttpResponse<String> response = console.send(console.request(READ));

            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(response.headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
        }
    }

    @Test
    void healthNeedsNoSignIn() throws Exception {
        try (RunningConsole console = RunningConsole.start(dir, VIEWER_SETTING)) {
            String health = "http://localhost:" + console.managementPort() + "/actuator/health/liveness";
            assertThat(console.send(HttpRequest.newBuilder(URI.create(health))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void otherMachinesNeedASignIn() {
        assertThatThrownBy(() -> RunningConsole.start(dir, "--server.address=0.0.0.0"))
                .hasRootCauseInstanceOf(AccessRefusedException.class)
                .rootCause()
                .hasMessageContaining("Set rewardsync.console.viewer-token");
        assertThatThrownBy(() -> RunningConsole.start(dir, "--server.forward-headers-strategy=framework"))
                .rootCause()
                .hasMessageContaining("server.forward-headers-strategy");
        assertThatThrownBy(() -> RunningConsole.start(dir, VIEWER_SETTING, ISSUER_SETTING + "http://localhost:1"))
                .hasRootCauseInstanceOf(AccessRefusedException.class);
        RunningConsole.start(dir, "--server.address=0.0.0.0", VIEWER_SETTING).close();
    }
}
