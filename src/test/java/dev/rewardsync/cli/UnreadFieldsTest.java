package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests that orders with fields that are not read are exported unchanged, and that every command accepts them. */
class UnreadFieldsTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {award: {on: placed}}
            redemption: {rates: [{id: default, points: 100, value: "1.00"}]}
            rules:
              - {id: spend, name: Spend, type: cart, items: {all: [{item.color: red}]}, earn: {style: per-spent, points: 1, step: "1.00"}}
            """;

    /** An order with lone surrogates in a name and a value, the zero character, long numbers and unusual spelling. */
    private static final String ORDER = """
            { "giftNote":"Alles Gute \\ud83d", "\\uDE00\\u0000":{"\\ud83d":[1, 1.0,"\\u0000"], "\\ud83d\\ude00":null},\
            "serial":%s,"tiny":-1e-99999999999 , "eventId":"e-1","occurredAt":"2026-01-02T12:00:00Z","customerId":"c-1",\
            "orderId":"42","currency":"USD","lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"50.00",\
            "engraving":"\\udc00\\ud800","attributes":{"color":"red"}}],"totals":{"grandTotal":"50.00"}}""".formatted("9".repeat(5_000));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        Files.writeString(folder.resolve("events.ndjson"), line(ORDER));
    }

    private static String line(String order) {
        return "{\"topic\":\"shop.order-placed\",\"key\":\"c-1\",\"value\":" + order + "}\n";
    }

    private String processed(String input) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        int code = new CommandLine(new ProcessCommand(stream(input), results))
                .setErr(new PrintWriter(err, true))
                .execute("--rules", path("rules.yaml"));
        assertThat(err.toString()).contains(" dead letter").doesNotContain("cannot be read");
        err.getBuffer().setLength(0);
        assertThat(code).isEqualTo(RewardSyncCommand.SUCCESS);
        return results.toString(StandardCharsets.UTF_8);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void processExportsTheOrderUnchanged() {
        assertThat(processed(line(ORDER)).lines())
                .noneMatch(line -> line.contains("-dlt"))
                .filteredOn(line -> line.contains("erp.order-export"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"earnedByRule\":[{\"ruleId\":\"spend\",\"name\":\"Spend\",\"points\":50}]")
                        .endsWith(",\"order\":" + ORDER + "}}"));
    }

    @Test
    void auditAcceptsTheExport() throws IOException {
        Path books = Files.writeString(folder.resolve("books.ndjson"), processed(line(ORDER)));

        assertThat(run(new AuditCommand(), "--from", books.toString()))
                .as("%s%s", out, err)
                .isEqualTo(RewardSyncCommand.SUCCESS);
    }

    @Test
    void exportMapAcceptsTheExport() {
        String exports = processed(line(ORDER));
        String bare = exports.lines()
                .filter(line -> line.contains("erp.order-export"))
                .map(line -> line.substring(line.indexOf("\"value\":") + 8, line.length() - 1))
                .findFirst()
                .orElseThrow();

        assertThat(mapped(exports)).isEqualTo(mapped(bare)).hasSize(1);
    }

    /** An export whose order has line breaks is a string in its output line. */
    @Test
    void exportMapAcceptsOrdersWithLineBreaks() {
        String multiline = ORDER.replace(" , ", "\n,\r\n");
        String asText = "\""
                + multiline
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "\"";

        assertThat(mapped(processed(line(asText)))).isEqualTo(mapped(processed(line(ORDER))));
    }

    private List<String> mapped(String exports) {
        ByteArrayOutputStream orders = new ByteArrayOutputStream();
        assertThat(run(new ExportMapCommand(stream(exports), orders), "--to=plentyone", "--plenty-id=1"))
                .as(err.toString())
                .isEqualTo(RewardSyncCommand.SUCCESS);
        err.getBuffer().setLength(0);
        return orders.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void explainAndLintAcceptTheOrder() {
        assertThat(run(new ExplainCommand(), "--rules", path("rules.yaml"), "--event", path("events.ndjson")))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(run(new RulesCommand(), "lint", path("rules.yaml"), "--events", path("events.ndjson")))
                .as(out.toString())
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(err.toString()).isEmpty();
    }

    /** The detail names the invalid field, whose name cannot be encoded in UTF-8. */
    @Test
    void writesDeadLettersWithAnyFieldNames() {
        String twice = ORDER.replace("\"tiny\"", "\"\\ude00\\u0000\"");

        assertThat(processed(line(twice)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"rewardsync_error_code\":\"MALFORMED_JSON\"", "expected every field once"));
    }
}
