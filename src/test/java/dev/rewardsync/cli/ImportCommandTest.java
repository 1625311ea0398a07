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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.5Z");
    private static final String RULES = """
            currency: USD
            timezone: UTC
            tiers: {levels: [{id: silver, from: 500}]}
            rules: [{id: review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}]
            """;
    private static final String TABLE = """
            customerId,points,expiresAt,lifetimeSales,lifetimeSpentPoints,orders,reviews,tier
            c-1,1200,2027-01-01T01:00:00+01:00,830.00,400,9,2,silver
            "c,""2""\",-5,,,,,,
            c-3,0,,,,3,,none
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter printed = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int imports(byte[] table, String... options) throws IOException {
        Path file = Files.write(folder.resolve("customers.csv"), table);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        return RewardSyncCommand.commandLine(new ImportCommand(() -> NOW, out))
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private int imports(String table, String... options) throws IOException {
        return imports(table.getBytes(StandardCharsets.UTF_8), options);
    }

    private List<String> errors() {
        return err.toString()
                .replace(folder.resolve("customers.csv").toString(), "customers.csv")
                .lines()
                .toList();
    }

    private List<String> written() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void writesOneEventPerRowWithAnIdDerivedFromTheCustomer() throws IOException {
        assertThat(imports(TABLE, "--to", "-")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written()).containsExactly("""
                        {"topic":"shop.points-adjusted","key":"c-1","value":{"eventId":"opening:c-1",\
                        "occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","points":1200,"reason":"Opening balance",\
                        "expiresAt":"2027-01-01T00:00:00Z","opening":{"lifetimeSales":"830.00","lifetimeSpentPoints":400,\
                        "orders":9,"reviews":2,"tier":"silver"}}}""", """
                        {"topic":"shop.points-adjusted","key":"c,\\"2\\"","value":{"eventId":"opening:c,\\"2\\"",\
                        "occurredAt":"2026-11-21T10:15:30Z","customerId":"c,\\"2\\"","points":-5,\
                        "reason":"Opening balance","opening":{}}}""", """
                        {"topic":"shop.points-adjusted","key":"c-3","value":{"eventId":"opening:c-3",\
                        "occurredAt":"2026-11-21T10:15:30Z","customerId":"c-3","points":0,"reason":"Opening balance",\
                        "opening":{"orders":3,"tier":"none"}}}""");
        assertThat(errors()).containsExactly("customers.csv: 3 customers, 1,195 points, written to -");
    }

    @Test
    void processAcceptsTheEventsAndDeduplicatesASecondImport() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        imports(TABLE, "--to", "-");
        imports(TABLE, "--to", "-", "--at", "2026-11-25T00:00:00Z");
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        RewardSyncCommand.commandLine(new ProcessCommand(new ByteArrayInputStream(out.toByteArray()), results))
                .execute("--rules", rules.toString());
        assertThat(results.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("loyalty.ledger")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"entryId\":\"adjust:opening%3Ac-1\"",
                                        "\"available\":1200", "Opening balance"),
                        line -> assertThat(line).contains("\"available\":-5"));
        assertThat(results.toString(StandardCharsets.UTF_8)).doesNotContain("-dlt");
    }

    @Test
    void reportsAllErrorsWithTheirPositionAndWritesNothing() throws IOException {
        String table = """
                customerId,points,expiresAt,lifetimeSales,orders,tier
                c-1,12x,2020-01-01T00:00:00Z,"1,830.00",-9,silver
                "c
                2",5,,,,
                ,5,tomorrow,,,
                c-3,0
                c-5,5,,,,platinum
                c-5,6,,,,
                """;
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        assertThat(imports(table, "--to", "-", "--rules", rules.toString())).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(written()).isEmpty();
        assertThat(errors())
                .containsExactly(
                        "customers.csv:2:2: points: expected a whole number from -9223372036854775807 to 9223372036854775807, got \"12x\"",
                        "customers.csv:2:3: expiresAt: expected an instant after the import, got \"2020-01-01T00:00:00Z\"",
                        "customers.csv:2:4: lifetimeSales: expected a number, 0 or more, with up to 6 decimals, got \"1,830.00\"",
                        "customers.csv:2:5: orders: expected a whole number from 0 to 999999999999999, got \"-9\"",
                        "customers.csv:5:1: customerId: expected a string of 1 to 128 characters or an integer, got nothing",
                        "customers.csv:5:3: expiresAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got \"tomorrow\"",
                        "customers.csv:6:3: expected 6 cells as in the first line, got 2",
                        "customers.csv:7:6: tier: expected a tier of the ruleset (none or silver), got \"platinum\"",
                        "customers.csv:8:1: customerId: expected one line per customer, got \"c-5\" on line 7 already",
                        "customers.csv: 9 errors, nothing was written");
    }

    @Test
    void checksColumnsBeforeRows() throws IOException {
        assertThat(imports("customerId,balance,tier,tier\nc-1,x,y,z\n", "--dry-run"))
                .isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("customers.csv:1:2: expected one of the columns [customerId, points, ")
                                .endsWith("got \"balance\""),
                        line -> assertThat(line)
                                .isEqualTo("customers.csv:1:4: expected each column once, got tier again"),
                        line -> assertThat(line).isEqualTo("customers.csv:1:5: expected a column points, got none"),
                        line -> assertThat(line).endsWith("3 errors, nothing was written"));
    }

    @Test
    void readsTablesOfSpreadsheets() throws IOException {
        String table = "\uFEFFpoints;customerId\r\n 5 ;\"c-1\"\r\n\r\n7;c-2\r\n";
        assertThat(imports(table, "--dry-run")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(printed.toString())
                .endsWith("customers.csv: 2 customers, 12 points, valid (dry run)" + System.lineSeparator());
        assertThat(written()).isEmpty();
    }

    @Test
    void rejectsOtherEncodings() throws IOException {
        assertThat(imports("customerId,points\nM\u00FCller,5\n".getBytes(StandardCharsets.ISO_8859_1), "--dry-run"))
                .isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors().getFirst()).startsWith("customers.csv").contains("expected UTF-8");
        String longTable = "customerId,points\n"
                + String.join(
                        "",
                        IntStream.range(0, 20_000)
                                .mapToObj(n -> "c-" + n + ",5\n")
                                .toList())
                + "\u00FC,5\n";
        assertThat(imports(longTable.getBytes(StandardCharsets.ISO_8859_1), "--dry-run"))
                .isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors().get(2)).startsWith("customers.csv").contains("expected UTF-8");
    }

    @Test
    void rejectsAnEmptyFile() throws IOException {
        assertThat(imports("", "--dry-run")).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors().getFirst())
                .isEqualTo("customers.csv:1:1: expected a line that names the columns, got an empty file");
    }

    @Test
    void hashesIdsThatAreTooLongForAnEventId() throws IOException {
        String longId = "x".repeat(128);
        assertThat(imports("customerId,points\n" + longId + ",1\n", "--to", "-"))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written().getFirst()).containsPattern("\"eventId\":\"opening:[0-9a-f]{64}\"");
    }

    @Test
    void writesFiles() throws IOException {
        Path lines = folder.resolve("lines.ndjson");
        assertThat(imports(TABLE, "--to", lines.toString())).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(Files.readAllLines(lines)).hasSize(3);
        assertThat(printed.toString()).contains("3 customers, 1,195 points, written to " + lines);
    }

    @Test
    void requiresExactlyOneTarget() throws IOException {
        assertThat(imports(TABLE)).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(imports(TABLE, "--dry-run", "--to", "-")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(RewardSyncCommand.commandLine(new ImportCommand(() -> NOW, out))
                        .setErr(new PrintWriter(err, true))
                        .execute("--dry-run", folder.resolve("none.csv").toString()))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("--bootstrap-servers", "cannot read");
    }
}
