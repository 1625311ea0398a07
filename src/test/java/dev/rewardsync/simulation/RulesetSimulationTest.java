package dev.rewardsync.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.OfflineRecordReader;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesetSimulationTest {

    private static final int CUSTOMERS = 1_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Ruleset ruleset(int points) {
        String rules = """
                currency: USD
                timezone: UTC
                rules:
                  - {id: review, type: behavior, event: review-approved, earn: {style: fixed, points: %d}}
                """.formatted(points);
        return ((RulesetReader.Result.Valid) RulesetReader.read("rules.yaml", rules.getBytes(StandardCharsets.UTF_8)))
                .ruleset();
    }

    private static EventPartitions reviews(long stateBytes, SpillDirectory directory) throws Exception {
        EventPartitions events = new EventPartitions(new ReferralGroups(), 200L * CUSTOMERS, stateBytes, directory);
        OfflineRecordReader reader = new OfflineRecordReader(TopicNames.standard());
        for (int number = 0; number < CUSTOMERS; number++) {
            String line = """
                    {"topic":"shop.review-approved","value":{"eventId":"e-%1$d","occurredAt":"2026-01-01T12:00:00Z",\
                    "customerId":"c-%1$d","reviewId":"r-%1$d"}}""".formatted(number);
            OfflineRecord record = reader.read(line.getBytes(StandardCharsets.UTF_8), number);
            events.add(record, ((ParseResult.Parsed<ShopEvent>) record.parsed()).value());
        }
        events.complete();
        return events;
    }

    @Test
    void everyCustomerIsInOnePartition() throws Exception {
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            EventPartitions events = reviews(20_000, directory);
            assertThat(events.count()).isGreaterThan(50);
            RulesetResult total = new RulesetResult(ruleset(2));
            List<String> customers = new ArrayList<>();
            new RulesetSimulation(ruleset(1), ruleset(2), events, 20_000, directory).run(3, compared -> {
                total.add(compared.newResult());
                compared.customers().stream()
                        .peek(customer ->
                                assertThat(customer.earnedDifference()).isEqualTo(1))
                        .forEach(customer -> customers.add(customer.customerId()));
            });
            assertThat(total.pointsOf("review")).isEqualTo(new RulePoints(CUSTOMERS, 2 * CUSTOMERS));
            assertThat(customers)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CUSTOMERS)
                            .mapToObj(number -> "c-" + number)
                            .toList());
        }
    }

    @Test
    void aFailureOfOneThreadIsThrown() throws Exception {
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            EventPartitions events = reviews(1, directory);
            deleteFiles();
            assertThatIOException()
                    .isThrownBy(() ->
                            new RulesetSimulation(ruleset(1), ruleset(2), events, 1, directory).run(2, compared -> {}));
        }
        assertThat(folder).isEmptyDirectory();
    }

    private void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
