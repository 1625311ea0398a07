package dev.rewardsync.console.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.Browser;
import dev.rewardsync.console.RunningConsole;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.console.ingest.SampleRecords;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page with the ruleset in force, in the whole console with a database that has an order. */
class RulesPageIT {

    private static final Path RULES = Path.of("ops/rules.yaml");
    private static final String ORDER = """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","orderId":"o-1","currency":"USD",\
            "lines":[{"lineId":"1","sku":"CHAIR-1","quantity":2,"unitPrice":"40.00"}],"totals":{"grandTotal":"80.00"}}""";

    private static RunningConsole console;

    @BeforeAll
    static void startConsole(@TempDir Path dir) throws Exception {
        console = RunningConsole.start(dir);
        RulesetReader.Result read = RulesetReader.read("rules.yaml", Files.readAllBytes(RULES));
        Ruleset ruleset = ((RulesetReader.Result.Valid) read).ruleset();
        ConsoleDatabase database = console.context().getBean(ConsoleDatabase.class);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            database.write(
                    SampleRecords.batch(
                            SampleRecords.ruleset(ruleset.version(), ruleset.content()),
                            SampleRecords.balance("c-1", 700),
                            SampleRecords.export("c-1", "o-1", 1, ORDER)),
                    Map.of());
            return true;
        });
    }

    @AfterAll
    static void stopConsole() {
        console.close();
    }

    private static Browser browser() throws Exception {
        Browser browser = new Browser(console);
        assertThat(browser.open("/rules").statusCode()).isEqualTo(200);
        return browser;
    }

    @Test
    void rulesetInForceIsShown() throws Exception {
        assertThat(browser().open("/rules").body())
                .contains("One point per dollar", "1 point for every 1 USD spent", "When an order is placed")
                .contains("At most 30 points a day for each customer");
    }

    @Test
    void eventIsExplainedWithTheFiguresOfTheCustomer() throws Exception {
        assertThat(browser()
                        .submit("/rules/try", Map.of("type", "order-placed", "event", ORDER, "customer", "c-1"))
                        .body())
                .contains("✓ spend: 80 points", "group vip", "balance 700");
        assertThat(browser()
                        .submit("/rules/try", Map.of("type", "order-placed", "event", ORDER, "customer", ""))
                        .body())
                .contains("group general", "balance 0");
    }

    @Test
    void invalidEventsAreReported() throws Exception {
        assertThat(browser()
                        .submit("/rules/try", Map.of("type", "order-placed", "event", "{}", "customer", ""))
                        .body())
                .contains("INVALID_EVENT", "/orderId");
        assertThat(browser()
                        .submit("/rules/try", Map.of("type", "order-placed", "event", "<", "customer", ""))
                        .body())
                .contains("The event is not a JSON object");
        assertThat(browser()
                        .submit("/rules/try", Map.of("type", "order-placed", "event", ORDER, "customer", "nobody"))
                        .body())
                .contains("There is no customer with this id.");
    }

    @Test
    void newFileIsCompared() throws Exception {
        String file = Files.readString(RULES).replace("points: 1, step", "points: 3, step");

        assertThat(browser().submit("/rules/compare", Map.of("file", file)).body())
                .contains("The latest 1 orders", "Points with the new file</dt><dd>240<", "+160");
    }

    @Test
    void comparisonsAreLimited() throws Exception {
        Ruleset inForce =
                console.context().getBean(StoredRulesets.class).inForce().orElseThrow();
        StringBuilder file = new StringBuilder("currency: USD\ntimezone: UTC\nrules:\n");
        for (int rule = 0; rule <= WhatIf.MAX_RULES; rule++) {
            file.append("  - {id: r%d, name: R, type: behavior, event: signed-up, earn: {style: fixed, points: 1}}\n"
                    .formatted(rule));
        }
        RulesetReader.Result large =
                RulesetReader.read("rules.yaml", file.toString().getBytes(StandardCharsets.UTF_8));
        WhatIf whatIf = new WhatIf(
                console.context().getBean(JdbcTemplate.class),
                new TransactionTemplate(console.context().getBean(PlatformTransactionManager.class)),
                InstantSource.system(),
                Duration.ofSeconds(-1));

        assertThat(whatIf.compare(inForce, ((RulesetReader.Result.Valid) large).ruleset()))
                .isInstanceOfSatisfying(
                        WhatIf.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("more than 500 rules"));
        assertThat(whatIf.compare(inForce, inForce))
                .isInstanceOfSatisfying(
                        WhatIf.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("was stopped"));
    }

    @Test
    void errorsOfANewFileHaveTheirPlace() throws Exception {
        assertThat(browser()
                        .submit("/rules/compare", Map.of("file", "currency: USD\ntimezone: Mars/Base\nrules: []\n"))
                        .body())
                .contains("The file has errors", "rules.yaml:2:11");
    }
}
