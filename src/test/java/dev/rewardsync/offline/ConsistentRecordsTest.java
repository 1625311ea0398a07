package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rewardsync.audit.AuditReport;
import dev.rewardsync.superstore.Superstore;
import dev.rewardsync.testing.PropertyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that the audit has no findings for the worker's records, and finds every changed number. */
class ConsistentRecordsTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path SUPERSTORE_RULES = Path.of("src/test/resources/superstore/rules.yaml");

    /** The numbers that the audit checks; in an export, those before the order itself. */
    private static final Map<String, Pattern> NUMBERS = Map.of(
            "loyalty.ledger", Pattern.compile("\"(?:sequence|available|pending|points)\":(-?\\d+)"),
            "loyalty.balances",
                    Pattern.compile("\"(?:sequence|available|pending|points|earned|spent|expired)\":(-?\\d+)"),
            "erp.order-export",
                    Pattern.compile("\"(?:revision|pointsUsed|pointsEarned|netBalanceChange)\":(-?\\d+)"
                            + "|\"ruleId\":\"[^\"]+\",\"name\":\"[^\"]+\",\"points\":(\\d+)"
                            + "|\"(?:rewardDiscount|amount)\":\"-?(\\d+)"
                            + "|\"(?:lineId|taxRate)\":\"[^\"]+\",\"discount\":\"(\\d+)"));

    private static final Pattern RECORD = Pattern.compile("\\{\"topic\":\"([^\"]+)\",\"key\":\"([^\"]+)\".*");
    /** The points of trial rules are not booked, so the audit cannot check them. */
    private static final Pattern TRIAL = Pattern.compile("\"trial\":\\[[^\\]]*\\]");

    private static final Pattern ORDER = Pattern.compile(",\"order(?:Export)?\":");

    private static List<List<String>> books(long seed) throws IOException, InvalidLineException {
        return List.of(
                AuditedRecords.of(RandomCustomers.ruleset(seed), RandomCustomers.inOrder(seed)),
                AuditedRecords.of(RandomCustomers.ruleset(seed), RandomCustomers.inAnyOrder(seed)),
                AuditedRecords.of(RandomOrders.ruleset(seed), RandomOrders.inOrder(seed)));
    }

    @PropertyTest(seeds = 25, freshSeed = true)
    void randomRecordsHaveNoFindings(long seed) throws Exception {
        for (List<String> book : books(seed)) {
            AuditReport proof = AuditedRecords.audited(book);
            assertThat(proof.findings()).isEmpty();
            assertThat(proof.unverifiedOrders()).isZero();
            assertThat(proof.customers()).isPositive();
            assertThat(proof.orders()).isPositive();
        }
    }

    @PropertyTest(seeds = 15)
    void everyChangedNumberIsFound(long seed) throws Exception {
        Random random = new Random(seed);
        for (List<String> book : books(seed)) {
            List<Integer> proved = auditedLines(book);
            for (int time = 0; time < 20; time++) {
                int line = proved.get(random.nextInt(proved.size()));
                List<String> damaged = new ArrayList<>(book);
                damaged.set(line, damaged(book.get(line), random));
                assertThat(AuditedRecords.audited(damaged).findings())
                        .as("line %d%nwas %s%nis  %s", line + 1, book.get(line), damaged.get(line))
                        .isNotEmpty();
            }
        }
    }

    /** Returns the indexes of all entries and exports, and of each customer's last balance. */
    private static List<Integer> auditedLines(List<String> book) {
        List<Integer> lines = new ArrayList<>();
        Map<String, Integer> lastBalances = new HashMap<>();
        for (int line = 0; line < book.size(); line++) {
            var record = RECORD.matcher(book.get(line));
            if (record.matches() && NUMBERS.containsKey(record.group(1))) {
                if (record.group(1).equals("loyalty.balances")) {
                    lastBalances.put(record.group(2), line);
                } else {
                    lines.add(line);
                }
            }
        }
        lines.addAll(lastBalances.values());
        return lines.stream().sorted().toList();
    }

    /** Returns the line with one of its numbers increased. */
    private static String damaged(String line, Random random) {
        var record = RECORD.matcher(line);
        assertThat(record.matches()).isTrue();
        var order = ORDER.matcher(line);
        int end = record.group(1).equals("erp.order-export") && order.find(line.indexOf("\"ruleset\""))
                ? order.start()
                : line.length();
        List<MatchResult> numbers = NUMBERS.get(record.group(1))
                .matcher(TRIAL.matcher(line.substring(0, end))
                        .replaceAll(trial -> " ".repeat(trial.group().length())))
                .results()
                .toList();
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        int group = 1;
        while (number.group(group) == null) {
            group++;
        }
        long changed = Long.parseLong(number.group(group)) + 1 + random.nextInt(9);
        return line.substring(0, number.start(group)) + changed + line.substring(number.end(group));
    }

    @TestFactory
    Stream<DynamicTest> recordsOfAllCasesHaveNoFindings() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                        List<String> events = Files.readAllLines(folder.resolve("events.ndjson")).stream()
                                .filter(line -> !line.startsWith("#") && !line.isBlank())
                                .toList();
                        List<String> book = AuditedRecords.ofLines(
                                Files.readAllBytes(folder.resolve("rules.yaml")), events, Optional.empty());
                        assertThat(AuditedRecords.audited(book).findings()).isEmpty();
                    }));
        }
    }

    @Test
    void recordsOfTheSuperstoreHaveNoFindings() throws Exception {
        List<String> events = Superstore.records().stream()
                .map(record -> "{\"topic\":\"%s\",\"key\":\"%s\",\"value\":%s}"
                        .formatted(record.topic(), record.key(), record.json()))
                .toList();
        AuditReport proof = AuditedRecords.audited(
                AuditedRecords.ofLines(Files.readAllBytes(SUPERSTORE_RULES), events, Optional.empty()));
        assertThat(proof.findings()).isEmpty();
        assertThat(proof.orders()).isEqualTo(5_009);
        assertThat(proof.customers()).isEqualTo(793);
    }
}
