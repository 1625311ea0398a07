package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop that partitions as librdkafka does, over topics of two to four partitions. The records of a customer reach
 * their home partition by several ways and can overtake each other.
 *
 * <p>Their order is known only afterwards. A record that the checksum assigns to its home partition is sent to the
 * next partition instead, so that all records go through the inbox. The inbox is not purged here and holds them in
 * the order of processing, in which {@code process} receives them too.
 *
 * <p>The orders are moved to the years 2102 to 2106. No timer is due by the wall clock then, so timers fire only with
 * a customer's next event, as in {@code process}. Timers fired by the clock between two events in the wrong order
 * could not be reproduced.
 */
class ReroutedRecordsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int YEARS_LATER = 88; // a multiple of 4, for leap days, beyond the missing one of 2100
    private static final Pattern YEAR = Pattern.compile("(?<=\"occurredAt\":\")(\\d{4})");
    private static final Pattern END = Pattern.compile("\"reason\":\"(COMPLETED|CANCELED|REFUNDED)\"");
    private static final Map<String, Integer> PARTITIONS = Map.of(
            Superstore.CUSTOMER_SIGNED_UP, 2,
            Superstore.ORDER_PLACED, 4,
            Superstore.ORDER_STATUS_CHANGED, 2,
            Superstore.ORDER_REFUNDED, 3,
            Superstore.REVIEW_APPROVED, 4);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void processWritesTheSameLedgerForTheSameOrderOfRecords(@TempDir Path dir) throws Exception {
        List<ShopRecord> records = Superstore.records().stream()
                .map(ReroutedRecordsIT::inLaterYears)
                .toList();
        ShopProducer shop =
                new ShopProducer(BROKER.bootstrapServers(), PARTITIONS, ReroutedRecordsIT::toAnotherPartition);
        shop.createTopics();
        shop.write(records);
        WorkerProcess worker = workers.launch(dir, settings());
        worker.awaitReady();
        await("all records are decided")
                .atMost(LIMIT)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> outcomes(worker, "decided") + outcomes(worker, "parked") >= records.size());
        assertThat(outcomes(worker, "parked"))
                .as("statuses that overtook their order")
                .isPositive();
        assertThat(worker.metrics().sum("rewardsync_rehomed_total")).isGreaterThanOrEqualTo(records.size());
        List<String> topics = Stream.concat(LedgerAndExports.OUTPUTS.stream(), Stream.of(LedgerAndExports.INBOX))
                .toList();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), topics)) {
            awaitCommitted(written, records);
            worker.stop();
            written.readToEnd();
            new OutputAssertions(written)
                    .nothingIsDeadLettered()
                    .booksFitTogether()
                    .ordersAreExportedOncePerRevision(records)
                    .ordersAreTheShopsOwn(records)
                    .isTheSameAs(processed(written));
        }
    }

    /** Waits for exports, because metrics also count work that is rolled back and done again. */
    private static void awaitCommitted(CommittedReader written, List<ShopRecord> records) {
        long ends = records.stream()
                .filter(record -> record.topic().equals(Superstore.ORDER_STATUS_CHANGED)
                        || record.topic().equals(Superstore.ORDER_REFUNDED))
                .count();
        await("every order is exported as it ended").atMost(LIMIT).until(() -> {
            written.count(LedgerAndExports.EXPORTS);
            return written.of(LedgerAndExports.EXPORTS).stream()
                            .filter(export -> END.matcher(export.value()).find())
                            .count()
                    >= ends;
        });
    }

    /**
     * Returns the output of {@code process}. Parked events do not expire, because its only clock is that of events in
     * no order.
     */
    private static LedgerAndExports processed(CommittedReader written) throws Exception {
        List<ShopRecord> records = written.of(LedgerAndExports.INBOX).stream()
                .map(ReroutedRecordsIT::origin)
                .toList();
        Duration unlimited = Duration.ofDays(36_500);
        return LedgerAndExports.ofProcess(
                records, new RetentionPolicy(RetentionPolicy.DEFAULT.orderBytes(), unlimited, unlimited), false);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Backfill.settings(BROKER.bootstrapServers()));
        settings.remove("rewardsync.retention.order-bytes");
        settings.put("rewardsync.clock", "wall");
        settings.put("rewardsync.events.max-ahead", "36500d");
        settings.put("rewardsync.topics.inbox-purge-interval", "1h");
        return settings;
    }

    private static double outcomes(WorkerProcess worker, String outcome) {
        return worker.metrics().sum("rewardsync_events_total", Map.of("outcome", outcome));
    }

    private static int toAnotherPartition(String key, int partitionCount) {
        CRC32 checksum = new CRC32();
        checksum.update(key.getBytes(StandardCharsets.UTF_8));
        int partition = (int) (checksum.getValue() % partitionCount);
        return partition == ShopProducer.homePartition(key) ? (partition + 1) % partitionCount : partition;
    }

    private static ShopRecord inLaterYears(ShopRecord written) {
        String json = YEAR.matcher(written.json())
                .replaceAll(year -> Integer.toString(Integer.parseInt(year.group()) + YEARS_LATER));
        return new ShopRecord(written.topic(), written.key(), json, written.occurredAt());
    }

    private static ShopRecord origin(ConsumerRecord<String, String> handedOn) {
        byte[] topic = handedOn.headers().lastHeader("rewardsync_origin_topic").value();
        return new ShopRecord(new String(topic, StandardCharsets.UTF_8), handedOn.key(), handedOn.value(), Instant.MAX);
    }
}
