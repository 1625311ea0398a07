package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.offline.RandomCustomers;
import dev.rewardsync.testing.PropertyTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {

    private static final long TINY = 64;
    private static final long AMPLE = 100_000_000;
    private static final Path PAGE = Path.of("docs/simulating-rules.md");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path temporary;

    private String page = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeExample() throws IOException {
        page = Files.readString(PAGE);
        write("old.yaml", blocks("yaml").get(0));
        write("new.yaml", blocks("yaml").get(1));
        write("events.ndjson", blocks("ndjson").getFirst());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private int simulate(long stateBytes, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--rules",
                folder.resolve("new.yaml").toString(),
                "--against",
                folder.resolve("old.yaml").toString(),
                "--temp-dir",
                temporary.toString()));
        arguments.addAll(List.of(more));
        out.getBuffer().setLength(0);
        return RewardSyncCommand.commandLine(new SimulateCommand(stateBytes))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private int simulateFile(long stateBytes, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--events", folder.resolve("events.ndjson").toString()));
        arguments.addAll(List.of(more));
        return simulate(stateBytes, arguments.toArray(String[]::new));
    }

    private String withoutFolder(String text) {
        return text.replace(folder + "/", "");
    }

    @ParameterizedTest
    @ValueSource(longs = {TINY, AMPLE})
    void examplePrintsTheDocumentedTable(long stateBytes) {
        assertThat(simulateFile(stateBytes)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(withoutFolder(out.toString())).isEqualTo(blocks("text").getFirst());
        assertThat(err.toString()).matches("4 events decided by both rulesets in \\d+ s\\R");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void csvHasARowForEachDifference() {
        assertThat(simulateFile(AMPLE, "--csv")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString().lines())
                .containsExactly(
                        "kind,id,customerId,old,new,difference",
                        "rule,spend,,330,410,80",
                        "rule,review,,20,5,-15",
                        "earned,c-1,c-1,330,410,80",
                        "owed,c-1,c-1,330,410,80",
                        "earned,c-2,c-2,20,5,-15",
                        "owed,c-2,c-2,20,5,-15",
                        "order,1002,c-1,80,160,80",
                        "liability,available,,350,415,65",
                        "liability,pending,,0,0,0",
                        "liability,overdrawn,,0,0,0");
    }

    @Test
    void jsonHasEachDifferenceAndTheExplanations() {
        assertThat(simulateFile(AMPLE, "--json")).isEqualTo(RewardSyncCommand.SUCCESS);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("events").asLong()).isEqualTo(4);
        assertThat(report.at("/rules/0/new/points").asLong()).isEqualTo(410);
        assertThat(report.get("customers")).hasSize(2);
        assertThat(report.get("orders")).hasSize(1);
        assertThat(report.at("/orders/0/difference").asLong()).isEqualTo(80);
        assertThat(report.at("/liability/new/available").asLong()).isEqualTo(415);
        assertThat(report.at("/largest/0/customerId").asString()).isEqualTo("c-1");
        assertThat(report.at("/largest/0/events/0/new/chains/0/customer/tier").asString())
                .isEqualTo("gold");
        assertThat(report.at("/largest/0/events/0/new/chains/0/rules/0/points").asLong())
                .isEqualTo(160);
    }

    @Test
    void sameRulesetsDoNotDiffer() throws IOException {
        write("new.yaml", Files.readString(folder.resolve("old.yaml")));
        assertThat(simulateFile(AMPLE, "--json")).isEqualTo(RewardSyncCommand.SUCCESS);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("customers")).isEmpty();
        assertThat(report.get("orders")).isEmpty();
        assertThat(report.get("largest")).isEmpty();
        assertThat(report.at("/customerTotals/same").asLong()).isEqualTo(2);
    }

    /** Many partitions, state on disk, and a customer's events decided again give the same report as one partition in memory. */
    @PropertyTest(seeds = 3)
    void reportDoesNotDependOnTheMemory(long seed) throws IOException {
        write("old.yaml", RandomCustomers.ruleset(seed));
        write("new.yaml", RandomCustomers.ruleset(seed + 1));
        writeEvents(RandomCustomers.inOrder(seed));
        assertReportDoesNotDependOnTheMemory();
        writeEvents(RandomCustomers.inAnyOrder(seed));
        assertReportDoesNotDependOnTheMemory();
    }

    private void writeEvents(List<RandomCustomers.ShopAction> actions) throws IOException {
        write(
                "events.ndjson",
                actions.stream()
                        .map(action -> "{\"topic\":\"shop.%s\",\"value\":%s}\n"
                                .formatted(
                                        action.type().wireName(),
                                        action.json("e-" + action.at().toEpochMilli())))
                        .collect(Collectors.joining()));
    }

    private void assertReportDoesNotDependOnTheMemory() {
        assertThat(simulateFile(AMPLE, "--json")).as(err.toString()).isEqualTo(RewardSyncCommand.SUCCESS);
        String expected = out.toString();
        assertThat(simulateFile(TINY, "--json")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString()).isEqualTo(expected);
        assertReplaysAgree(JsonMapper.shared().readTree(expected));
    }

    /** The explained events of a customer add up to the customer's difference, if all of them are shown. */
    private static void assertReplaysAgree(JsonNode report) {
        for (JsonNode customer : report.get("largest")) {
            long explained = 0;
            for (JsonNode event : customer.get("events")) {
                explained += event.at("/new/earned").asLong()
                        - event.at("/old/earned").asLong();
            }
            if (customer.get("moreEvents").asLong() == 0) {
                assertThat(explained).isEqualTo(customer.get("difference").asLong());
            }
        }
    }

    @Test
    void invalidLinesAndUnreadableEventsAreListedWithTheirPlace() throws IOException {
        write("events.ndjson", """
                nonsense

                {"topic":"shop.orders","value":{}}
                {"topic":"shop.review-approved","value":{"eventId":"e-1"}}
                """ + blocks("ndjson").getFirst());
        assertThat(simulateFile(AMPLE)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(withoutFolder(err.toString()).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("events.ndjson:1: "),
                        line -> assertThat(line).startsWith("events.ndjson:3: /topic: expected one of ["),
                        line -> assertThat(line).startsWith("events.ndjson:4: INVALID_EVENT /customerId: expected "),
                        line -> assertThat(line).startsWith("5 events decided by both rulesets in "));
        assertThat(out.toString())
                .contains("INVALID_EVENT")
                .contains("spend                                   330              410               +80");
    }

    @Test
    void tenInvalidLinesAndTenUnreadableEventsAreListed() throws IOException {
        write("events.ndjson", "nonsense\n".repeat(12) + "{\"topic\":\"shop.order-placed\",\"value\":{}}\n".repeat(13));
        assertThat(simulateFile(AMPLE, "--json")).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(err.toString().lines())
                .hasSize(23)
                .contains("… and 2 more invalid lines", "… and 3 more unreadable events");
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .at("/old/deadLetters/INVALID_EVENT")
                        .asLong())
                .isEqualTo(13);
    }

    /** Only the pending points differ: the new ruleset holds points for longer. */
    @Test
    void customersWhoAreOnlyOwedOtherPointsAreListed() throws IOException {
        String rules = """
                currency: USD
                timezone: UTC
                points: {award: {on: placed}, expireAfter: %s}
                rules:
                  - {id: review, type: behavior, event: review-approved, earn: {style: fixed, points: 20}}
                """;
        write("old.yaml", rules.formatted("P30D"));
        write("new.yaml", rules.formatted("P3D"));
        assertThat(simulateFile(AMPLE, "--csv")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString().lines())
                .contains("owed,c-2,c-2,20,0,-20")
                .noneMatch(line -> line.startsWith("earned"));
    }

    /** The customer spent 40 of the order's 50 points before its refund. The new ruleset forgives them, as the order shows. */
    @Test
    void forgivenPointsAreNotTakenBackFromAnOrder() throws IOException {
        String rules = """
                currency: USD
                timezone: UTC
                points: {award: {on: placed}%s}
                redemption: {rates: [{id: default, points: 100, value: "1.00"}]}
                rules:
                  - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: 1}}
                """;
        String order = """
                {"topic":"shop.order-placed","value":{"eventId":"e-%1$s","occurredAt":"2026-10-0%1$sT10:00:00Z","customerId":"c-1",\
                "orderId":"%1$s","currency":"USD","lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"%2$s"}],\
                "totals":{"grandTotal":"%2$s"},"rewards":{"pointsUsed":%3$s}}}
                """;
        write("old.yaml", rules.formatted(""));
        write("new.yaml", rules.formatted(", clawback: within-balance"));
        write("events.ndjson", order.formatted("1", "50.00", "0") + order.formatted("2", "0.40", "40") + """
                {"topic":"shop.order-refunded","value":{"eventId":"e-3","occurredAt":"2026-10-03T10:00:00Z","customerId":"c-1",\
                "orderId":"1","refundId":"r-1"}}
                """);
        assertThat(simulateFile(AMPLE, "--csv")).as(err.toString()).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString().lines()).contains("earned,c-1,c-1,0,40,40", "order,1,c-1,0,40,40");
    }

    @Test
    void aTemporaryDirectoryThatIsMissingFails() throws IOException {
        Files.delete(temporary);
        assertThat(simulateFile(TINY)).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("cannot write temporary files in " + temporary);
        Files.createDirectory(temporary);
    }

    @Test
    void rulesetsWithErrorsAreBothListed() throws IOException {
        write("old.yaml", "currency: USD\n");
        write("new.yaml", "rules: 1\n");
        assertThat(simulateFile(AMPLE)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(withoutFolder(err.toString())).contains("old.yaml:1:1: ", "new.yaml:1:8: rules: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void missingFilesFail() {
        assertThat(simulate(AMPLE, "--events", folder.resolve("none").toString()))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(simulate(AMPLE, "--events", folder.toString())).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(simulate(AMPLE, "--events", "/dev/null")).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(simulateFile(AMPLE, "--temp-dir", folder.resolve("none").toString()))
                .isEqualTo(RewardSyncCommand.USAGE); // given twice
        assertThat(err.toString())
                .contains("no such file")
                .contains("is a directory")
                .contains("/dev/null: expected a regular file, since it is read twice");
    }

    @Test
    void oneSourceOfEventsIsRequired() {
        assertThat(simulate(AMPLE)).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(simulate(AMPLE, "--from-topic")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(simulateFile(AMPLE, "--from-topic", "--bootstrap-servers", "localhost:1"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(simulateFile(AMPLE, "--json", "--csv")).isEqualTo(RewardSyncCommand.USAGE);
    }

    @Test
    void topicsNeedAKnownTypeAndDifferentNames() {
        assertThat(simulate(AMPLE, "--from-topic", "--bootstrap-servers", "localhost:1", "--topic", "orders=a"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString())
                .contains("--topic: expected a type of event, one of order-placed, ")
                .contains(", got orders");
        assertThat(simulate(
                        AMPLE,
                        "--from-topic",
                        "--bootstrap-servers",
                        "localhost:1",
                        "--topic",
                        "order-placed=a",
                        "--topic",
                        "order-refunded=a"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString()).contains("--topic: expected another topic for each type of event");
    }
}
