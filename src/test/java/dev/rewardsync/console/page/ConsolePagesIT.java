package dev.rewardsync.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rewardsync.browser.BrowserTab;
import dev.rewardsync.browser.BrowserTab.Scheme;
import dev.rewardsync.browser.Chromium;
import dev.rewardsync.console.RunningConsole;
import dev.rewardsync.console.ingest.Ingest;
import dev.rewardsync.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All pages in Chromium, with the data of a real shop. Images of them are in {@code target/screenshots}. {@code .ci/run}
 * installs axe-core, which checks their accessibility.
 */
class ConsolePagesIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Path IMAGES = Path.of("target", "screenshots");
    private static final Path AXE = Path.of("target", "axe", "node_modules", "axe-core", "axe.min.js");
    private static final int PHONE = 390;
    private static final int DESKTOP = 1_440;
    private static final int HEIGHT = 900;
    private static final PageLinks LINKS = new PageLinks();

    private static KafkaBroker broker;
    private static RunningConsole console;
    private static Chromium chromium;
    private static BrowserTab tab;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        chromium = Chromium.start();
        tab = chromium.openTab();
        broker = KafkaBroker.start(dir.resolve("kafka"));
        ShopOnKafka.write(broker.bootstrapServers());
        console = RunningConsole.start(dir, "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        Ingest ingest = console.context().getBean(Ingest.class);
        await("the console has read everything")
                .atMost(LIMIT)
                .until(() -> ingest.isReading() && ingest.lagHistory().size() > 1 && ingest.recordsBehind() == 0);
    }

    @AfterAll
    static void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (console != null) {
            console.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void forgetProblems() {
        tab.takeProblems();
        tab.show(DESKTOP, HEIGHT, Scheme.LIGHT);
    }

    private static void open(String path) {
        tab.open("http://localhost:" + console.port() + path);
    }

    private static String text(String selector) {
        return tab.evaluate("document.querySelector('%s').textContent".formatted(selector))
                .asString()
                .strip();
    }

    /** All pages, by the name of their images. */
    static Stream<Map.Entry<String, String>> pages() {
        return Stream.of(
                Map.entry("today", "/"),
                Map.entry("customers", "/customers"),
                Map.entry("customer", "/customers/WB-21850"),
                Map.entry("overdrawn-customer", LINKS.customer(ShopOnKafka.UNUSUAL_ID)),
                Map.entry("order", "/orders/CA-2017-168389"),
                Map.entry("order-with-discrepancies", LINKS.order(ShopOnKafka.UNUSUAL_ID, false)),
                Map.entry("dead-letters", "/dead-letters"),
                Map.entry("dead-letter", "/dead-letters/shop.order-placed-dlt/0/0"),
                Map.entry("malformed-dead-letter", "/dead-letters/shop.order-placed-dlt/0/1"),
                Map.entry("discrepancies", "/attention/discrepancies"),
                Map.entry("overdrawn", "/attention/overdrawn"),
                Map.entry("rules", "/rules"),
                Map.entry("reports", "/reports?from=2017-01&to=2017-12"),
                Map.entry("balances", "/reports/balances?date=2017-06-30"),
                Map.entry("adjust", "/customers/WB-21850/adjust"),
                Map.entry("erase", "/customers/WB-21850/erase"),
                Map.entry("audit", "/audit"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesFitPhonesAndDesktopsInLightAndDark(Map.Entry<String, String> page) throws IOException {
        for (int width : List.of(PHONE, DESKTOP)) {
            for (Scheme scheme : Scheme.values()) {
                tab.show(width, HEIGHT, scheme);
                open(page.getValue());
                tab.screenshot(IMAGES.resolve("%s-%d-%s.png".formatted(page.getKey(), width, scheme)));
                assertThat(tab.takeProblems()).as("errors of the page").isEmpty();
                assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("width that needs no scrolling")
                        .isLessThanOrEqualTo(width);
                assertThat(violations()).isEmpty();
            }
        }
    }

    /** Returns what axe-core finds wrong in the open page, as text. */
    private static List<String> violations() throws IOException {
        assumeTrue(Files.exists(AXE), "axe-core is not installed (npm install --prefix target/axe axe-core)");
        tab.evaluate(Files.readString(AXE) + ";true");
        return tab.evaluate("""
                        axe.run().then(result => result.violations.flatMap(violation => violation.nodes.map(
                          node => violation.id + ": " + node.html + " " + node.failureSummary)))""")
                .valueStream()
                .map(violation -> violation.asString())
                .toList();
    }

    @Test
    void errorPagesSayWhatToDo() throws IOException {
        for (String path : List.of("/nothing", "/customers/nobody", "/orders/none", "/customers/%5Cx")) {
            open(path);
            assertThat(text("h1")).as(path).isEqualTo("Page not found");
            assertThat(violations()).isEmpty();
        }
        tab.screenshot(IMAGES.resolve("not-found.png"));
    }

    @Test
    void keyboardReachesTheContentAndAllPages() {
        open("/customers");
        tab.press("Tab");
        assertThat(text(":focus")).isEqualTo("Skip to content");
        Stream.of("RewardSync", "Today", "Customers").forEach(link -> {
            tab.press("Tab");
            assertThat(text(":focus")).isEqualTo(link);
            assertThat(tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                            .asString())
                    .isEqualTo("solid");
        });
        open("/customers");
        tab.press("Tab");
        tab.press("Enter");
        tab.press("Tab");
        assertThat(tab.evaluate("document.activeElement.id").asString()).isEqualTo("prefix");
    }

    @Test
    void findsCustomersWhileTheIdIsTypedAndKeepsItOutOfTheAddress() {
        open("/customers");
        tab.evaluate("document.getElementById('prefix').focus()");
        tab.type("DV-1304");
        tab.await("document.querySelectorAll('#results tbody tr').length === 1");
        assertThat(text("#results tbody a")).isEqualTo("DV-13045");
        assertThat(tab.evaluate("location.search + location.pathname").asString())
                .isEqualTo("/customers");
        tab.follow("document.querySelector('#results tbody a').click()");
        assertThat(text("h1")).isEqualTo("DV-13045");
        assertThat(tab.takeProblems()).isEmpty();
    }

    @Test
    void findsAnOrderByItsNumber() {
        open("/customers");
        tab.follow("""
                document.getElementById('number').value = 'GUEST/1';
                document.querySelector('form[aria-label=Orders] button').click()""");
        assertThat(text("h1")).isEqualTo("Order GUEST/1");
        assertThat(tab.evaluate("location.pathname").asString()).isEqualTo("/guest-orders/GUEST%2F1");
        assertThat(text("main")).contains("A guest used points");
    }

    @Test
    void historyIsFilteredAndContinues() {
        open("/customers/WB-21850");
        int first =
                tab.evaluate("document.querySelectorAll('#entries tr').length").asInt();
        tab.evaluate("document.querySelector('#entries .more a').click()");
        tab.await("document.querySelectorAll('#entries tr').length > " + first);
        tab.evaluate("""
                const type = document.getElementById('type');
                type.value = 'EXPIRY';
                type.dispatchEvent(new Event('change', {bubbles: true}))""");
        tab.await("[...document.querySelectorAll('#entries .badge')].every(badge => badge.textContent === 'Expired')");
        assertThat(tab.evaluate("document.querySelectorAll('#entries .badge').length")
                        .asInt())
                .isPositive();
        assertThat(tab.takeProblems()).isEmpty();
    }

    @Test
    void unusualIdsHavePages() {
        open(LINKS.customer(ShopOnKafka.UNUSUAL_ID));
        assertThat(text("h1")).isEqualTo(ShopOnKafka.UNUSUAL_ID);
        tab.follow("document.querySelector('a[href^=\"/orders/\"]').click()");
        assertThat(text("h1")).isEqualTo("Order " + ShopOnKafka.UNUSUAL_ID);
        assertThat(text("main"))
                .contains("More points than the customer had", "A chair with a <b>long</b> name, & more");
    }

    @Test
    void ordersShowTheConditionsThatDecided() {
        open("/orders/CA-2017-168389");
        assertThat(text("main")).doesNotContain("could not be evaluated again").contains("✓ great-order: 250 points");
        assertThat(tab.evaluate("[...document.querySelectorAll('.why .good')].map(line => line.textContent.trim())")
                        .valueStream()
                        .map(line -> line.asString()))
                .anyMatch(line -> line.startsWith("✓ cart.subtotalExclTax gte 1000"));
    }

    @Test
    void deadLettersShowTheirFaults() {
        open("/dead-letters/shop.order-placed-dlt/0/0");
        assertThat(tab.evaluate("[...document.querySelectorAll('.fault')].map(line => line.textContent.trim())")
                        .valueStream()
                        .map(line -> line.asString()))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("\"sku\": 7.50,") && line.contains("expected a string"))
                .anyMatch(line -> line.startsWith("{") && line.contains("/totals: expected an object"));
    }

    @Test
    void listsContinueWithoutScripts() {
        open("/customers/WB-21850");
        String next =
                tab.evaluate("document.querySelector('#entries .more a').href").asString();
        tab.open(next);
        assertThat(text("h1")).isEqualTo("WB-21850");
        assertThat(text("#entries")).isNotEmpty();
        open("/reports/balances");
        tab.open(tab.evaluate("document.querySelector('.more a').href").asString());
        assertThat(text("h1")).startsWith("Balances at the end of");
        assertThat(tab.takeProblems()).isEmpty();
    }

    @Test
    void wholeListsDoNotContinue() {
        open("/dead-letters");
        assertThat(tab.evaluate("document.querySelectorAll('tbody th').length").asInt())
                .isBetween(1, 24);
        assertThat(tab.evaluate("document.querySelectorAll('.more').length").asInt())
                .isZero();
        open(LINKS.customer(ShopOnKafka.UNUSUAL_ID));
        assertThat(tab.evaluate("document.querySelectorAll('.more').length").asInt())
                .isZero();
    }

    @Test
    void partsThatCannotBeLoadedAreReported() {
        open("/customers/WB-21850");
        tab.evaluate("""
                const more = document.querySelector('#entries .more a');
                more.setAttribute('hx-get', '/customers/nobody/history');
                htmx.process(more);
                more.click()""");
        tab.await("!document.getElementById('failure').hidden");
        assertThat(text("[role=alert]")).contains("could not be loaded (error 404)");
        tab.takeProblems();
    }

    @Test
    void exactTimesAreShownOnDemand() throws IOException {
        open("/customers/WB-21850");
        assertThat(tab.evaluate("document.querySelector('#entries .exact').offsetWidth")
                        .asInt())
                .isEqualTo(1);
        tab.evaluate("document.querySelector('[data-switch]').click()");
        open("/customers/WB-21850");
        assertThat(tab.evaluate("document.querySelector('#entries .exact').offsetWidth")
                        .asInt())
                .isGreaterThan(100);
        tab.screenshot(IMAGES.resolve("exact-times.png"));
        assertThat(violations()).isEmpty();
        tab.evaluate("document.querySelector('[data-switch]').click()");
    }

    @Test
    void lateEntriesAreMarked() {
        open("/customers/WB-21850");
        assertThat(tab.evaluate("document.querySelector('main').textContent.includes('Late recorded')")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void deadLettersSayThatTheyWerePutBack() {
        open("/dead-letters/shop.order-placed-dlt/0/0");
        assertThat(text("main")).contains("ordered by Ann");
        open("/dead-letters/shop.order-placed-dlt/0/1");
        assertThat(text("main")).doesNotContain("ordered by Ann");
    }

    @Test
    void breakageIsDrawnOnceThereAreEnoughExpiredLots() throws IOException {
        console.context().getBean(JdbcTemplate.class).update("""
                INSERT INTO lot (customer_id, lot_id, opened_at, expires_at, opened, remaining, expired)
                SELECT 'c-lots', CONCAT('lot-', x), CURRENT_TIMESTAMP - x * INTERVAL '1' DAY,
                  CASE WHEN x > 600 THEN CURRENT_TIMESTAMP - INTERVAL '1' DAY ELSE CURRENT_TIMESTAMP + INTERVAL '90' DAY END,
                  100, CASE WHEN x > 600 THEN 0 ELSE 70 - x / 10 END, CASE WHEN x > 600 THEN 30 ELSE 0 END
                FROM SYSTEM_RANGE(1, 1700)""");
        open("/reports");
        assertThat(tab.evaluate("document.querySelectorAll('.bars .part').length")
                        .asInt())
                .isPositive();
        assertThat(text("main")).contains("those that will expire are dark");
        tab.screenshot(IMAGES.resolve("breakage.png"));
        assertThat(violations()).isEmpty();
        console.context().getBean(JdbcTemplate.class).update("DELETE FROM lot WHERE customer_id = 'c-lots'");
    }

    @Test
    void plotsAreDrawn() {
        open("/");
        assertThat(tab.evaluate("document.querySelectorAll('.plot canvas').length")
                        .asInt())
                .isEqualTo(tab.evaluate("document.querySelectorAll('[data-plot]').length")
                        .asInt())
                .isGreaterThan(5);
    }
}
