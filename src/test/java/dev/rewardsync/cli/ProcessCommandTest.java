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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {award: {on: placed}}
            redemption: {rates: [{id: default, points: 100, value: "1.00"}]}
            rules:
              - {id: review, type: behavior, event: review-approved, expireAfter: P10D, earn: {style: fixed, points: 10}}
              - {id: second, type: cart, groups: [vip], when: {all: [{customer.orders: 1}, {customer.lifetimeSales: 99.5}]},
                 earn: {style: fixed, points: 7}}
            """;
    private static final String REVIEW = """
            {"topic":"shop.review-approved","key":"c-1","value":{"eventId":"e-1","occurredAt":"2026-01-01T12:00:00Z","customerId":"c-1","reviewId":"r-1"}}
            """;
    private static final String ORDER = """
            {"topic":"shop.order-placed","key":"c-1","value":{"eventId":"e-2","occurredAt":"2026-01-02T12:00:00Z","customerId":"c-1","orderId":"42","currency":"USD",%s"lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"50.00"}],"totals":{"grandTotal":"45.00"},"rewards":{"pointsUsed":500}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), RULES);
    }

    private int process(byte[] input, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--rules", folder.resolve("rules.yaml").toString()));
        arguments.addAll(List.of(more));
        return RewardSyncCommand.commandLine(new ProcessCommand(new ByteArrayInputStream(input), out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private int process(String input, String... more) {
        return process(input.getBytes(StandardCharsets.UTF_8), more);
    }

    private int processFrom(String accounts, String input) throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.ndjson"), accounts);
        return process(input, "--accounts", file.toString());
    }

    private List<String> written() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void writesTheRecordsOfEvents() {
        assertThat(process(REVIEW)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written()).hasSize(3);
        assertThat(written().getFirst())
                .startsWith("{\"topic\":\"loyalty.ledger\",\"key\":\"c-1|review:r-1/review\",\"value\":{\"entryId\":");
        assertThat(err.toString()).isEqualToIgnoringNewLines("1 event: 3 output records, 0 dead letters\n");
    }

    @Test
    void untilFiresTimersOfAllCustomers() {
        assertThat(process(REVIEW, "--until", "2026-01-11T12:00:00Z")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"entryId\":\"expiry:review:r-1/review\"");
    }

    @Test
    void rejectsAnInvalidUntil() {
        assertThat(process(REVIEW, "--until", "tomorrow")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString()).contains("--until", "tomorrow");
    }

    @Test
    void reportsInvalidLinesAndProcessesTheOthers() {
        String input = "\nnonsense\n" + REVIEW + "{\"topic\":\"shop.orders\",\"value\":{}}\n{\"value\":{}}\n[]\n";
        assertThat(process(input)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(written()).hasSize(3);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 2: "),
                        line -> assertThat(line)
                                .startsWith("line 4: /topic: expected one of [")
                                .endsWith("got shop.orders"),
                        line -> assertThat(line).isEqualTo("line 5: /topic: expected a string, got nothing"),
                        line -> assertThat(line).isEqualTo("line 6: expected one JSON object per line"),
                        line -> assertThat(line)
                                .isEqualTo("1 event: 3 output records, 0 dead letters; 4 lines cannot be read"));
    }

    @Test
    void succeedsWithDeadLetters() {
        assertThat(process("{\"topic\":\"shop.order-placed\",\"key\":\"k\",\"value\":\"{broken\"}"))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written())
                .singleElement()
                .asString()
                .startsWith("{\"topic\":\"shop.order-placed-dlt\",\"key\":\"k\",\"value\":\"{broken\",\"headers\":{")
                .contains("\"rewardsync_error_code\":\"MALFORMED_JSON\"");
    }

    @Test
    void writesBytesThatAreNotTextAsBase64() {
        byte[] input = REVIEW.replace("r-1", "r-\u0001").getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < input.length; index++) {
            input[index] = input[index] == 1 ? (byte) 0xFF : input[index];
        }
        assertThat(process(input)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(written()).isEmpty();
        assertThat(err.toString()).startsWith("line 1: ");
    }

    @Test
    void acceptsCarriageReturnsInsideAnEvent() {
        process(ORDER.formatted("\r \"note\":1,"));
        assertThat(written()).anySatisfy(line -> assertThat(line).contains("\\r \\\"note\\\":1,"));
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\r");
    }

    @Test
    void rejectsInvalidRulesBeforeAnyEvent() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), "currency: US\n");
        assertThat(process(REVIEW)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(written()).isEmpty();
        assertThat(err.toString()).contains("rules.yaml:1:11");
    }

    @Test
    void failsForMissingFiles() {
        assertThat(process(REVIEW, "--accounts", folder.resolve("none").toString()))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("cannot read");
    }

    @Test
    void startsFromAccounts() throws IOException {
        String accounts = """
                {"customerId":"c-1","available":1000,"expiresAt":"2026-12-31T00:00:00Z","group":"vip","orders":1,"lifetimeSales":"99.50"}

                {"customerId":"c-2","available":-5,"email":"b@x.org","newsletter":true,"lifetimeSpentPoints":7,"reviews":2}
                """;
        assertThat(processFrom(accounts, ORDER.formatted(""))).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written().getFirst())
                .contains("\"sequence\":1,\"type\":\"REDEMPTION\",\"available\":-500,\"pending\":0,"
                        + "\"balance\":{\"available\":500,\"pending\":0}")
                .contains("\"lots\":[{\"lotId\":\"opening\",\"points\":-500,\"expiresAt\":\"2026-12-31T00:00:00Z\"}]");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"earnedByRule\":[{\"ruleId\":\"second\"")
                .contains("\"discrepancies\":[]");
    }

    /** The review of 1 January is the latest activity: 30 days later everything without an expiresAt of its own expires. */
    @Test
    void pointsOfAccountsExpireByInactivityIfTheRulesetSaysSo() throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"),
                RULES.replace("{award: {on: placed}}", "{expireAfter: P30D, expireFrom: activity}")
                        .replace("expireAfter: P10D, ", ""));
        Path accounts = Files.writeString(folder.resolve("accounts.ndjson"), """
                {"customerId":"c-1","available":1000}
                {"customerId":"c-2","available":1000,"expiresAt":"2026-12-31T00:00:00Z"}
                """);
        assertThat(process(
                        REVIEW + REVIEW.replace("c-1", "c-2"),
                        "--accounts",
                        accounts.toString(),
                        "--until",
                        "2026-01-31T12:00:00Z"))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written().stream().filter(line -> line.contains("\"type\":\"EXPIRY\"")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("c-1|expiry:opening\"", "\"available\":-1000"),
                        line -> assertThat(line).contains("c-1|expiry:review:r-1/review\"", "\"available\":-10"),
                        line -> assertThat(line).contains("c-2|expiry:review:r-1/review\"", "\"available\":-10"));
    }

    @Test
    void reportsAllInvalidAccountsAndProcessesNothing() throws IOException {
        String accounts = """
                {"customerId":"c-1","available":"many"}
                {"available":1.5,"expiresAt":"soon","points":3}
                {"customerId":"c-2","available":1}
                {"customerId":"c-2","available":2}
                {"customerId":"c-3"}
                no json
                """;
        assertThat(processFrom(accounts, REVIEW)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(written()).isEmpty();
        String file = folder.resolve("accounts.ndjson").toString();
        assertThat(err.toString().lines().map(line -> line.replace(file, "accounts")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("accounts:1: /available: expected a whole number"),
                        line -> assertThat(line)
                                .startsWith("accounts:2: ")
                                .contains(
                                        "/points: expected one of [", "/available: ", "/expiresAt: ", "/customerId: "),
                        line -> assertThat(line)
                                .isEqualTo("accounts:4: /customerId: expected one line per customer, got a second one"),
                        line -> assertThat(line).startsWith("accounts:5: /available: "),
                        line -> assertThat(line).startsWith("accounts:6: not valid JSON"));
    }

    @Test
    void acceptsOnlyMillisecondsAsTimestamp() {
        String input = Stream.of("1767268800000", "-1", "null", "\"2026-01-01\"", "1.5", "1e3", "12345678901234567890")
                .map(timestamp -> REVIEW.replace("{\"topic\"", "{\"timestamp\":" + timestamp + ",\"topic\""))
                .collect(Collectors.joining());

        assertThat(process(input)).isEqualTo(RewardSyncCommand.FINDINGS);
        String expected = ": /timestamp: expected milliseconds since 1970, an integer of up to 15 digits";
        assertThat(err.toString().lines())
                .containsExactly(
                        "line 4" + expected,
                        "line 5" + expected,
                        "line 6" + expected,
                        "line 7" + expected,
                        "3 events: 3 output records, 1 dead letter; 4 lines cannot be read");
        assertThat(written())
                .filteredOn(line -> line.contains("-dlt"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("record's timestamp, 1969-12-31T23:59:59.999Z"));
    }

    @Test
    void acceptsIntegerIdsOfAccounts() throws IOException {
        String review = REVIEW.replace("\"c-1\"", "\"77\"");
        assertThat(processFrom("{\"customerId\":77,\"available\":1}", review)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(written().getFirst()).contains("\"customerId\":\"77\"", "\"balance\":{\"available\":11");
    }

    @Test
    void helpListsEveryOption() {
        StringWriter help = new StringWriter();
        RewardSyncCommand.commandLine(new ProcessCommand())
                .setOut(new PrintWriter(help, true))
                .execute("--help");
        assertThat(help.toString()).contains("--rules", "--accounts", "--until", "timestamp", "lifetimeSpentPoints");
    }
}
