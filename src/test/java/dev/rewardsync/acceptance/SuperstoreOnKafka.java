package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.superstore.ShopRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Four years of orders of a shop, processed once by the worker on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SuperstoreOnKafka {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    private final List<ShopRecord> records = Backfill.records();
    private ShopProducer shop;
    private CommittedReader written;
    private LedgerAndExports processed;
    private Metrics metrics;

    /** Returns the address of the broker. */
    abstract String bootstrapServers();

    @BeforeAll
    void processAllOrders(@TempDir Path dir) throws Exception {
        processed = Backfill.processed();
        shop = Backfill.shop(bootstrapServers());
        shop.createTopics();
        shop.write(records);
        WorkerProcess worker = workers.launch(dir, Backfill.settings(bootstrapServers()));
        worker.awaitReady();
        written = new CommittedReader(bootstrapServers(), LedgerAndExports.OUTPUTS);
        await("all entries are written")
                .atMost(LIMIT)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> written.count(LedgerAndExports.LEDGER) >= processed.entryCount());
        await("all input is read").atMost(LIMIT).until(() -> worker.metrics().sum("rewardsync_lag_records") == 0);
        metrics = worker.metrics();
        worker.stop();
        written.readToEnd();
    }

    @AfterAll
    void closeReader() {
        if (written != null) {
            written.close();
        }
    }

    @Test
    void outputsAgree() {
        new OutputAssertions(written).booksFitTogether();
    }

    @Test
    void auditCommandFindsNothing() {
        assertThat(RewardSyncCommand.run("audit", "--bootstrap-servers", bootstrapServers()))
                .isEqualTo(RewardSyncCommand.SUCCESS);
    }

    @Test
    void everyOrderIsExportedOncePerRevisionByteForByte() {
        new OutputAssertions(written).ordersAreExportedOncePerRevision(records).ordersAreTheShopsOwn(records);
    }

    @Test
    void noRecordIsDeadLettered() {
        new OutputAssertions(written).nothingIsDeadLettered();
    }

    @Test
    void processWritesTheSameLedgerAndExportsByteForByte() {
        new OutputAssertions(written).isTheSameAs(processed);
    }

    @Test
    void everyRecordOfAnotherPartitionIsReroutedOnce() {
        Map<String, Long> elsewhere = shop.arrivingElsewhere(records);
        assertThat(elsewhere.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(records.size() / 2);
        assertThat(metrics.sumsBy("topic", "rewardsync_rehomed_total")).isEqualTo(elsewhere);
    }

    @Test
    void everyRecordIsCountedOnceByOutcome() {
        assertThat(metrics.sumsBy("topic", "rewardsync_events_total"))
                .isEqualTo(records.stream().collect(Collectors.groupingBy(ShopRecord::topic, Collectors.counting())));
        assertThat(metrics.sumsBy("outcome", "rewardsync_events_total"))
                .isEqualTo(Map.of("decided", (long) records.size()));
    }

    @Test
    void metricsCountOutputs() {
        assertThat(metrics.sumsBy("reason", "rewardsync_exports_total"))
                .isEqualTo(counted(processed.exports(), "reason"));
        assertThat(metrics.sum("rewardsync_points_total", Map.of("type", "ACCRUAL")))
                .isEqualTo(pointsOf("ACCRUAL").sum());
        assertThat(metrics.sum("rewardsync_points_total", Map.of("type", "REDEMPTION")))
                .isEqualTo(-pointsOf("REDEMPTION").sum());
        assertThat(metrics.sumsBy("code", "rewardsync_dead_letters_total")).isEmpty();
        assertThat(metrics.sumsBy("topic", "rewardsync_duplicates_total")).isEmpty();
    }

    @Test
    void metricsShowTheLiability() {
        List<JsonNode> balances = processed.ledger().values().stream()
                .map(entries -> JsonMapper.shared().readTree(entries.getLast()).get("balance"))
                .toList();
        long available = balances.stream()
                .mapToLong(balance -> Math.max(0, balance.get("available").asLong()))
                .sum();
        long overdrawn = balances.stream()
                .mapToLong(balance -> Math.max(0, -balance.get("available").asLong()))
                .sum();
        long pending = balances.stream()
                .mapToLong(balance -> balance.get("pending").asLong())
                .sum();
        assertThat(available).isPositive();
        assertThat(metrics.sum("rewardsync_points_outstanding", Map.of("state", "available")))
                .isEqualTo(available);
        assertThat(metrics.sum("rewardsync_points_outstanding", Map.of("state", "overdrawn")))
                .isEqualTo(overdrawn);
        assertThat(metrics.sum("rewardsync_points_outstanding", Map.of("state", "pending")))
                .isEqualTo(pending);
    }

    @Test
    void metricsMeasureTimes() {
        assertThat(metrics.sum("rewardsync_decision_seconds_count")).isEqualTo(records.size());
        assertThat(metrics.sum("rewardsync_decision_seconds_sum")).isBetween(0.001, LIMIT.toSeconds() * 2.0);
        assertThat(metrics.sum("rewardsync_end_to_end_seconds_count")).isPositive();
        assertThat(metrics.sum("rewardsync_ruleset_info")).isEqualTo(1);
        assertThat(metrics.sum("rewardsync_ruleset_reload_failures_total")).isZero();
    }

    @Test
    void metricsHaveTheDocumentedLabelsAndNoIds() {
        assertThat(metrics.labelsOfOwn())
                .containsEntry("rewardsync_events_total", Set.of("topic", "outcome"))
                .containsEntry("rewardsync_points_total", Set.of("type", "rule"))
                .containsEntry("rewardsync_exports_total", Set.of("reason"))
                .containsEntry("rewardsync_rehomed_total", Set.of("topic"))
                .containsEntry("rewardsync_decision_seconds_bucket", Set.of("le"))
                .containsEntry("rewardsync_end_to_end_seconds_bucket", Set.of("le"))
                .containsEntry("rewardsync_points_outstanding", Set.of("state"))
                .containsEntry("rewardsync_ruleset_info", Set.of("version"))
                .containsEntry("rewardsync_lag_records", Set.of("topic"));
        Set<String> ids = records.stream().map(ShopRecord::key).collect(Collectors.toSet());
        assertThat(metrics.samples())
                .filteredOn(sample -> sample.name().startsWith("rewardsync_"))
                .noneMatch(sample -> sample.labels().values().stream().anyMatch(ids::contains))
                .hasSizeLessThan(500);
    }

    private LongStream pointsOf(String type) {
        return processed.ledger().values().stream()
                .flatMap(List::stream)
                .map(entry -> JsonMapper.shared().readTree(entry))
                .filter(entry -> entry.get("type").asString().equals(type))
                .mapToLong(entry ->
                        entry.get("available").asLong() + entry.get("pending").asLong());
    }

    private static Map<String, Long> counted(Map<String, List<String>> values, String field) {
        return values.values().stream()
                .flatMap(List::stream)
                .map(value -> JsonMapper.shared().readTree(value).get(field).asString())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
