package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker on a real broker. */
class StreamsWorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REVIEWS = "reviews";

    @TempDir
    static Path dir;

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(dir.resolve("kafka"));
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Test
    void everyRecordIsDecidedExactlyOnceAndTheInboxIsPurged() throws Exception {
        InProcessWorker worker = worker("once", true);
        try (StreamsWorker running = worker.started()) {
            worker.awaitReady();
            sendToPartitionZero("once", 200);
            await().atMost(LIMIT).until(() -> entries("once") >= 200);
            await().atMost(LIMIT).until(() -> inboxIsEmpty("once"));
            assertThat(worker.registry
                            .get("rewardsync.rehomed")
                            .tag("topic", "once.shop.review-approved")
                            .counter()
                            .count())
                    .isGreaterThan(100);
            await().atMost(LIMIT)
                    .until(() -> worker.registry.get("rewardsync.lag.records").gauges().stream()
                            .allMatch(gauge -> gauge.value() == 0));
        }
        assertThat(entries("once")).isEqualTo(200);
    }

    @Test
    void restartedWorkerResumes() throws Exception {
        InProcessWorker first = worker("again", true);
        try (StreamsWorker running = first.started()) {
            first.awaitReady();
            sendToPartitionZero("again", 20);
            await().atMost(LIMIT).until(() -> entries("again") >= 20);
        }
        InProcessWorker second = worker("again", true);
        try (StreamsWorker running = second.started()) {
            second.awaitReady();
            assertThat(second.registry
                            .get("rewardsync.points.outstanding")
                            .tag("state", "available")
                            .gauge()
                            .value())
                    .isEqualTo(200);
            sendToPartitionZero("again", 20);
            await().atMost(LIMIT)
                    .until(() -> second.registry.find("rewardsync.duplicates").counters().stream()
                            .anyMatch(counter -> counter.count() == 20));
        }
        assertThat(entries("again")).isEqualTo(20);
    }

    @Test
    void missingTopicsAreAllNamed() {
        InProcessWorker worker = worker("missing", false);
        try (StreamsWorker running = worker.started()) {
            await().atMost(LIMIT).until(() -> worker.refusal.get() != null);
            assertThat(worker.refusal.get().getMessage())
                    .contains("missing.loyalty.ledger")
                    .contains("missing.rewardsync-inbox-dlt")
                    .contains("rewardsync.topics.create=true");
            assertThat(running.status().alive()).isFalse();
        }
    }

    @Test
    void wrongTopicSettingsAreRejectedWithAFix() throws Exception {
        TopicNames names = InProcessWorker.names("unfit");
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(names.inbox(), 2, (short) 1),
                            new NewTopic(names.sources().getFirst(), 3, (short) 1),
                            new NewTopic(names.ledger(), 2, (short) 1)))
                    .all()
                    .get();
        }
        InProcessWorker worker = worker("unfit", true);
        try (StreamsWorker running = worker.started()) {
            await().atMost(LIMIT).until(() -> worker.refusal.get() != null);
            assertThat(worker.refusal.get().getMessage())
                    .contains(names.sources().getFirst() + " has 3 partitions and " + names.inbox() + " only 2")
                    .contains(names.ledger() + " has cleanup.policy=delete and needs compact")
                    .contains(names.inbox() + " has retention.ms=604800000 and needs -1");
        }
    }

    @Test
    void waitsForTheBrokerAndSurvivesAnOutage() throws Exception {
        Path own = dir.resolve("late");
        KafkaBroker late = KafkaBroker.start(own.resolve("kafka"));
        String servers = late.bootstrapServers();
        late.kill();
        InProcessWorker worker = worker("late", true, servers);
        try (StreamsWorker running = worker.started()) {
            await().atMost(LIMIT).until(() -> running.status().detail().contains("waiting for Kafka"));
            assertThat(running.status().alive()).isTrue();
            assertThat(running.status().ready()).isFalse();
            late.restart();
            worker.awaitReady();
            late.kill();
            await().atMost(LIMIT).until(() -> !running.status().ready());
            assertThat(running.status().detail()).contains("Kafka does not answer");
            late.restart();
            worker.awaitReady();
        } finally {
            late.close();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void sendToPartitionZero(String prefix, int count) throws Exception {
        String topic = prefix + ".shop.review-approved";
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                producer.send(
                        new ProducerRecord<>(topic, 0, null, ShopEvents.review("c-" + number % 20, REVIEWS + number)));
            }
        }
    }

    /** Returns the number of committed entries. Fails if a key occurs twice. */
    private static int entries(String prefix) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(InProcessWorker.names(prefix).ledger())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> keys.add(TopologyFixture.text(record.key())));
            }
        }
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        return keys.size();
    }

    private static boolean inboxIsEmpty(String prefix) throws Exception {
        try (Admin admin = admin()) {
            String inbox = InProcessWorker.names(prefix).inbox();
            var ends = List.of(0, 1, 2, 3).stream()
                    .map(number -> new TopicPartition(inbox, number))
                    .toList();
            long kept = 0;
            for (TopicPartition partition : ends) {
                long first = admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                kept += end - first;
            }
            return kept <= ends.size() * 2L; // the control records of the last transactions
        }
    }

    private static InProcessWorker worker(String prefix, boolean create) {
        return worker(prefix, create, broker.bootstrapServers());
    }

    private static InProcessWorker worker(String prefix, boolean create, String servers) {
        return new InProcessWorker(
                Map.of("bootstrap.servers", servers),
                prefix,
                InProcessWorker.names(prefix),
                dir.resolve("state-" + prefix),
                create);
    }
}
