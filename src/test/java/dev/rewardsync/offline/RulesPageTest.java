package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the example of docs/ruleset-reference.md and its bonus for the first order, and the examples of docs/rules.md. */
class RulesPageTest {

    private DocsPage page = new DocsPage("");
    private Ruleset ruleset = DocsPage.ruleset("currency: USD\ntimezone: UTC\n");
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        page = DocsPage.named("ruleset-reference.md");
        ruleset = DocsPage.ruleset(page.blocks("yaml").getFirst());
    }

    @Test
    void exampleHasTheVersionOnThePage() {
        assertThat(page.text()).contains("rules.yaml: valid, 6 rules, version " + ruleset.version());
    }

    @Test
    void firstExampleOfTheRulesPageHasTheVersionOnThePage() throws IOException {
        DocsPage rules = DocsPage.named("rules.md");
        Ruleset first = DocsPage.ruleset(rules.blocks("yaml").getFirst());
        assertThat(rules.text()).contains("rules.yaml: valid, 1 rule, version " + first.version());
    }

    @Test
    void examplesOfTheRulesPageAreValid() throws IOException {
        assertThat(DocsPage.named("rules.md").blocks("yaml"))
                .hasSize(5)
                .extracting(DocsPage::ruleset)
                .doesNotContainNull();
    }

    /** The rule big-order awards points once a month and twice a year. */
    @Test
    void limitsOfTheEarningPageHold() throws Exception {
        ruleset = DocsPage.ruleset(DocsPage.named("earning.md").blocks("yaml").getLast());
        placedOn("2026-01-10", "1", "450.00");
        placedOn("2026-01-20", "2", "250.00");
        placedOn("2026-02-10", "3", "250.00");
        placedOn("2026-03-10", "4", "250.00");
        assertThat(awards("spend"))
                .containsExactly(
                        "ACCRUAL order 1: 450", "ACCRUAL order 2: 50", "ACCRUAL order 3: 250", "ACCRUAL order 4: 250");
        assertThat(awards("big-order")).containsExactly("ACCRUAL order 1: 50", "ACCRUAL order 3: 50");
    }

    @Test
    void grantsTheBonusToOneOfTwoConcurrentOrders() throws Exception {
        placed("1", "50.00");
        placed("2", "70.00");
        status("2", "completed");
        status("1", "completed");
        assertThat(bonuses()).containsExactly("ACCRUAL order 2: 100");
    }

    @Test
    void ignoresFreeOrders() throws Exception {
        placed("1", "0.00");
        status("1", "completed");
        placed("2", "70.00");
        status("2", "completed");
        placed("3", "70.00");
        status("3", "completed");
        assertThat(bonuses()).containsExactly("ACCRUAL order 2: 100");
    }

    @Test
    void grantsTheBonusAgainAfterACancellation() throws Exception {
        placed("1", "50.00");
        placed("2", "50.00");
        status("1", "canceled");
        status("2", "completed");
        status("2", "canceled");
        placed("3", "50.00");
        status("3", "completed");
        assertThat(bonuses()).containsExactly("ACCRUAL order 2: 100", "REVERSAL order 2: -100", "ACCRUAL order 3: 100");
    }

    @Test
    void grantsTheBonusAgainOnlyAfterAFullRefund() throws Exception {
        placed("1", "50.00");
        status("1", "completed");
        refunded("1", "\"full\":true");
        placed("2", "50.00");
        status("2", "completed");
        refunded("2", "\"lines\":[{\"lineId\":\"1\",\"quantity\":\"0.5\"}]");
        placed("3", "50.00");
        status("3", "completed");
        assertThat(bonuses())
                .containsExactly(
                        "ACCRUAL order 1: 100",
                        "REVERSAL order 1: -100",
                        "ACCRUAL order 2: 100",
                        "REVERSAL order 2: -50");
    }

    private void placed(String orderId, String price) {
        event("order-placed", """
                "orderId":"%s","currency":"USD","lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"%s"}],\
                "totals":{"grandTotal":"%s"}""".formatted(orderId, price, price));
    }

    private void placedOn(String day, String orderId, String price) {
        placed(orderId, price);
        events.add(events.removeLast().replace("2026-01-01T00:00", day + "T12:00"));
    }

    private void status(String orderId, String status) {
        event("order-status-changed", "\"orderId\":\"%s\",\"status\":\"%s\"".formatted(orderId, status));
    }

    private void refunded(String orderId, String refunded) {
        event("order-refunded", "\"orderId\":\"%s\",\"refundId\":\"1\",%s".formatted(orderId, refunded));
    }

    private void event(String type, String fields) {
        int number = events.size() + 1;
        events.add("""
                {"topic":"shop.%s","key":"c-1","value":{"eventId":"e-%d","occurredAt":"2026-01-01T00:00:%02dZ",\
                "customerId":"c-1",%s}}""".formatted(type, number, number, fields));
    }

    private List<String> bonuses() throws IOException, InvalidLineException {
        return awards("first-order");
    }

    /** Returns the ledger entries of a rule, except those of timers. */
    private List<String> awards(String ruleId) throws IOException, InvalidLineException {
        return DocsPage.processed(ruleset, events).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(record -> record.path("topic").asString().equals("loyalty.ledger"))
                .map(record -> record.get("value"))
                .filter(entry -> entry.path("ruleId").asString("").equals(ruleId))
                .map(RulesPageTest::told)
                .toList();
    }

    private static String told(JsonNode entry) {
        long points = entry.path("available").asLong() + entry.path("pending").asLong();
        return "%s order %s: %d"
                .formatted(entry.path("type").asString(), entry.path("orderId").asString(), points);
    }
}
