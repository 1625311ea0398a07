package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.hostile.HostileRecord;
import dev.rewardsync.hostile.HostileRecord.Expected;
import dev.rewardsync.hostile.HostileRecords;
import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** All hostile records, several times, among as many valid orders. */
class HostileRecordsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final double EXPORT_LIMIT_SECONDS = 10;
    private static final int ROUNDS = 10;
    private static final int ROUNDS_AT_ONCE = 2;
    /** Half of the records that are processed at once. */
    private static final long HEAP_GROWTH_LIMIT_BYTES = 7L << 20;
    /** Names a record; the worker keeps a shop's own headers in dead letters. */
    private static final String NAME = "hostile-record";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void everyRecordHasOneOutcomeAndNoOrderIsDelayed(@TempDir Path dir) throws Exception {
        WorkerProcess worker = workers.launch(
                dir,
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        BROKER.bootstrapServers(),
                        "rewardsync.topics.partitions",
                        Integer.toString(ShopProducer.HOME_PARTITIONS)));
        worker.awaitReady();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS)) {
            // A worker that keeps its records grows each time. The producers keep the buffers of their largest burst,
            // so a worker that keeps nothing may grow too, but not each time.
            List<Long> heapGrowths = new ArrayList<>();
            long heap = 0;
            for (int round = 0; round < ROUNDS; round += ROUNDS_AT_ONCE) {
                process(worker, round, round + ROUNDS_AT_ONCE);
                long heapBefore = heap;
                heap = worker.collectGarbage();
                if (round > 0) {
                    heapGrowths.add(heap - heapBefore);
                }
            }
            assertThat(heapGrowths).anyMatch(growth -> growth < HEAP_GROWTH_LIMIT_BYTES);
            written.readToEnd();
            assertOutcomes(written, worker.metrics());
        }
        assertThat(worker.metrics().sum("rewardsync_end_to_end_seconds_max")).isLessThan(EXPORT_LIMIT_SECONDS);
        assertThat(worker.readiness().isUp()).isTrue();
        assertThat(worker.logLines()).noneMatch(line -> line.contains(" ERROR "));
    }

    private static void writeRounds(int from, int to) throws Exception {
        Map<String, Object> settings = new HashMap<>(ShopProducer.settings(BROKER.bootstrapServers()));
        settings.put("max.request.size", 4 << 20);
        settings.put("compression.type", "lz4"); // the topics accept 1 MiB, compressed
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = from; round < to; round++) {
                int number = 0;
                for (HostileRecord hostile : hostileRecords(round)) {
                    sent.add(producer.send(record(hostile, round)));
                    sent.add(producer.send(validOrder(validOrderId(round, number++))));
                }
            }
        }
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static void process(WorkerProcess worker, int from, int to) throws Exception {
        writeRounds(from, to);
        awaitOutcomes(worker, to);
    }

    private static void awaitOutcomes(WorkerProcess worker, int rounds) {
        long records = 2L * rounds * hostileRecords(0).size();
        await("an outcome of %d records".formatted(records))
                .atMost(LIMIT)
                .until(() -> worker.metrics().sum("rewardsync_events_total") >= records);
    }

    private static void assertOutcomes(CommittedReader written, Metrics metrics) {
        Map<String, Long> outcomes = new HashMap<>();
        List<String> deadLetters = new ArrayList<>();
        List<String> validOrders = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int number = 0;
            for (HostileRecord hostile : hostileRecords(round)) {
                validOrders.add(validOrderId(round, number++));
                outcomes.merge("decided", 1L, Long::sum);
                switch (hostile.expected()) {
                    case Expected.Processed(String outcome) -> outcomes.merge(outcome, 1L, Long::sum);
                    case Expected.DeadLettered(String code, String detail) -> {
                        outcomes.merge("dead_lettered", 1L, Long::sum);
                        deadLetters.add(uniqueName(hostile, round) + " " + code);
                    }
                }
            }
        }
        assertThat(metrics.sumsBy("outcome", "rewardsync_events_total")).isEqualTo(outcomes);
        assertThat(LedgerAndExports.DEAD_LETTERS.stream()
                        .flatMap(topic -> written.of(topic).stream())
                        .map(letter -> header(letter, NAME) + " " + header(letter, "rewardsync_error_code")))
                .containsExactlyInAnyOrderElementsOf(deadLetters);
        assertThat(written.of(LedgerAndExports.EXPORTS).stream()
                        .map(ConsumerRecord::key)
                        .filter(orderId -> orderId.startsWith("valid-")))
                .containsExactlyInAnyOrderElementsOf(validOrders);
    }

    private static List<HostileRecord> hostileRecords(int round) {
        return HostileRecords.all("r" + round + "-");
    }

    private static String uniqueName(HostileRecord hostile, int round) {
        return round + " " + hostile.name();
    }

    private static String validOrderId(int round, int number) {
        return "valid-" + round + "-" + number;
    }

    private static ProducerRecord<byte[], byte[]> record(HostileRecord hostile, int round) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(hostile.topic(), null, hostile.timestampMs(), hostile.key(), hostile.value());
        Stream.concat(
                        hostile.headers().stream(),
                        Stream.of(new HostileRecord.Header(NAME, utf8(uniqueName(hostile, round)))))
                .forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> validOrder(String orderId) {
        String json = """
            {"eventId":"%1$s","occurredAt":"2026-01-05T10:00:00Z","customerId":"%1$s","orderId":"%1$s","currency":"USD",\
            "lines":[{"lineId":"1","sku":"SKU-1","quantity":1,"unitPrice":"50.00"}],"totals":{"grandTotal":"50.00"}}\
            """.formatted(orderId);
        return new ProducerRecord<>(Superstore.ORDER_PLACED, utf8(orderId), utf8(json));
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
