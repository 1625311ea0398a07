package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final Path BOOK = Path.of("src/test/resources/books/book.ndjson");
    private static final String SUMMARY = "5 customers, 5 orders, 17 entries: no findings";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int audit(InputStream in, String... arguments) {
        return RewardSyncCommand.commandLine(new AuditCommand(in))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int audit(String... arguments) {
        return audit(InputStream.nullInputStream(), arguments);
    }

    private int auditAgainst(String table) throws IOException {
        Path file = Files.writeString(folder.resolve("figures.csv"), table);
        return audit("--from", BOOK.toString(), "--against", file.toString());
    }

    private List<String> printed() {
        return lines(out);
    }

    private List<String> errors() {
        return lines(err);
    }

    private List<String> lines(StringWriter writer) {
        return writer.toString().replace(folder + "/", "").lines().toList();
    }

    @Test
    void reportsNoFindingsForConsistentRecords() {
        assertThat(audit("--from", BOOK.toString())).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(printed()).containsExactly(SUMMARY);
        assertThat(errors()).isEmpty();
    }

    @Test
    void readsStandardInput() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(BOOK));
        lines.add(2, "");
        lines.add("nonsense");
        String input = String.join("\n", lines);
        assertThat(audit(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), "--from", "-"))
                .isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("-:" + lines.size() + ": UNREADABLE record: "),
                        line -> assertThat(line).isEqualTo(SUMMARY.replace("no findings", "1 finding")));
    }

    @Test
    void acceptsOtherTopicNames() {
        assertThat(audit("--from", BOOK.toString(), "--ledger", "points", "--balances", "sums", "--exports", "orders"))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(printed()).containsExactly("0 customers, 0 orders, 0 entries: no findings");
    }

    @Test
    void comparesTotalsOfCustomersWithTheLedger() throws IOException {
        assertThat(auditAgainst("""
                customerId,available,earned,spent
                c-1,120,420,100
                c-2,7,,0
                c-9,1,,
                """)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed())
                .containsExactly(
                        "figures.csv:3: TABLE customer c-2: available: 7 in the table, 40 in the records",
                        "figures.csv:4: TABLE customer c-9: is in the table, but not in the records",
                        SUMMARY.replace("no findings", "2 findings"));
    }

    @Test
    void comparesTotalsOfOrdersWithTheLastExports() throws IOException {
        assertThat(auditAgainst("""
                orderId;pointsUsed;discount;netBalanceChange
                1001;100;1;-20
                1002;0;0.5;0
                guest;0;0.00;0
                1009;;;
                """)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed())
                .containsExactly(
                        "figures.csv:3: TABLE order 1002: discount: 0.5 in the table, 0.40 in the records",
                        "figures.csv:5: TABLE order 1009: is in the table, but not in the records",
                        SUMMARY.replace("no findings", "2 findings"));
    }

    @Test
    void reportsErrorsOfTheTableBeforeReadingRecords() throws IOException {
        assertThat(auditAgainst("""
                orderId,pointsUsed,discount,customerId
                1001,x,1,000.00
                """)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors())
                .containsExactly(
                        "figures.csv:1:4: expected one of the columns [orderId, pointsUsed, pointsEarned, netBalanceChange,"
                                + " discount], got \"customerId\"",
                        "figures.csv: 1 error, nothing was audited");
        assertThat(auditAgainst("""
                orderId,pointsUsed,discount
                1001,x,1e3
                ,5,
                1002,1
                """)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(errors().subList(2, errors().size()))
                .containsExactlyInAnyOrder(
                        "figures.csv:2:2: pointsUsed: expected a whole number, got \"x\"",
                        "figures.csv:2:3: discount: expected an amount such as 45.00, got \"1e3\"",
                        "figures.csv:3: expected a customerId or an orderId, got nothing",
                        "figures.csv:4:3: expected 3 cells as in the first line, got 2",
                        "figures.csv: 4 errors, nothing was audited");
        assertThat(printed()).isEmpty();
    }

    @Test
    void requiresExactlyOneReadableSource() {
        assertThat(audit()).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(audit("--from", "-", "--bootstrap-servers", "kafka:9092")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(audit("--from", folder.resolve("none").toString())).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(audit("--from", "-", "--against", folder.resolve("none").toString()))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("--bootstrap-servers", "cannot read");
    }

    @Test
    void failsIfKafkaCannotBeReached() {
        assertThat(audit("--bootstrap-servers", "nowhere")).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("error: Kafka cannot be reached with these settings: ");
    }
}
