package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuoteCommandTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            redemption: {rates: [{id: cent, points: 100, value: "1.00"}]}
            rules: [{id: spend, type: cart, from: 2026-06-01, earn: {style: per-spent, points: 1, step: 1}}]
            """;
    private static final String CART = """
            {"customerId":"c-1","lines":[{"sku":"A","quantity":2,"unitPrice":"20.00"}],"rewards":{"pointsUsed":70}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        write("rules.yaml", RULES);
        write("cart.json", CART);
        write(
                "accounts.ndjson",
                "{\"customerId\":\"c-2\",\"available\":9}\n{\"customerId\":\"c-1\",\"available\":60}\n");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private int quote(String... more) {
        List<String> files = List.of(
                "quote",
                "--rules",
                folder.resolve("rules.yaml").toString(),
                "--cart",
                folder.resolve("cart.json").toString());
        return RewardSyncCommand.commandLine(new RewardSyncCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(files.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private int quoteOfAccounts(String... more) {
        String accounts = folder.resolve("accounts.ndjson").toString();
        return quote(Stream.concat(Stream.of("--accounts", accounts), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void printsTheQuote() {
        assertThat(quoteOfAccounts("--at", "2026-11-21T10:15:30Z")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString())
                .startsWith("{\"customerId\":\"c-1\",\"at\":\"2026-11-21T10:15:30Z\",\"currency\":\"USD\"")
                .contains("\"balance\":{\"available\":60,\"pending\":0}")
                .contains("\"pointsEarned\":40")
                .contains("\"code\":\"OVERDRAWN\"")
                .endsWith("}" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void appliesTheRulesInForceAtTheTime() {
        assertThat(quoteOfAccounts("--at", "2026-05-31T23:59:59Z")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString()).contains("\"pointsEarned\":0");
    }

    @Test
    void quotesUnknownCustomersAsNew() {
        assertThat(quote()).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString()).contains("\"balance\":{\"available\":0,\"pending\":0}");
    }

    @Test
    void acceptsIntegerIdsAndDoubles() throws IOException {
        write("accounts.ndjson", "{\"customerId\":\"1001\",\"available\":60}\n");
        write("cart.json", """
                {"customerId":1001,"lines":[{"sku":7,"quantity":1.0000000000000002,"unitPrice":39.99999999999999},\
                {"lineId":1002,"sku":8,"quantity":1,"unitPrice":0}]}""");
        assertThat(quoteOfAccounts("--at", "2026-11-21T10:15:30Z")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString())
                .startsWith("{\"customerId\":\"1001\"")
                .contains("\"balance\":{\"available\":60,\"pending\":0}", "\"grandTotal\":\"40.00\"");
    }

    @Test
    void reportsAnInvalidCart() throws IOException {
        write("cart.json", "{\"lines\":[{\"quantity\":1,\"unitPrice\":\"-1\"}]}");
        assertThat(quote()).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(err.toString())
                .contains("cart.json: /lines/0/unitPrice: expected a number, 0 or more")
                .contains(
                        "cart.json: /lines/0/sku: expected a string of 1 to 128 characters or an integer, got nothing");
    }

    @Test
    void reportsInvalidAccountsAndRules() throws IOException {
        write("accounts.ndjson", "{\"customerId\":\"c-1\"}");
        assertThat(quoteOfAccounts()).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(err.toString()).contains("accounts.ndjson:1: /available");
        write("rules.yaml", "currency: XXX");
        assertThat(quote()).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(err.toString()).contains("rules.yaml:1:11");
        assertThat(out.toString()).isEmpty();
    }

    /** Tests that the ruleset and the cart of docs/quotes.md give the quote on that page and in the schema. */
    @Test
    void documentedExampleMatches() throws IOException {
        String page = Files.readString(Path.of("docs", "quotes.md"));
        write("rules.yaml", block(page, "yaml"));
        write("cart.json", block(page, "json"));
        write("accounts.ndjson", "{\"customerId\":\"c-1001\",\"available\":3000}");
        assertThat(quoteOfAccounts("--at", "2026-11-21T10:15:30Z")).isEqualTo(RewardSyncCommand.SUCCESS);
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("schemas", "quote.json")));
        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer).isEqualTo(schema.at("/examples/0"));
        assertThat(page).contains(answer.get("ruleset").asString());
        assertThat(page.replaceAll("\\s", ""))
                .contains(answer.get("withoutPoints").toString().replaceAll("\\s", ""));
    }

    /** Returns the first code block in a language. */
    private static String block(String page, String language) {
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void requiresACart() {
        assertThat(RewardSyncCommand.commandLine(new RewardSyncCommand())
                        .setErr(new PrintWriter(err))
                        .execute(
                                "quote", "--rules", folder.resolve("rules.yaml").toString()))
                .isEqualTo(RewardSyncCommand.USAGE);
    }
}
