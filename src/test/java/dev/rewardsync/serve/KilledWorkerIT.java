package dev.rewardsync.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.Port;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import dev.rewardsync.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A worker that is killed in the middle of the stream, and what a read_committed reader then finds. */
class KilledWorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final int RECORDS = 4_000;
    private static final TopicNames TOPICS = TopicNames.standard();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path dir;

    @Test
    void nothingIsLostOrDoubledAndItIsBackWithinSeconds() throws Exception {
        List<ShopRecord> records = Superstore.records().subList(0, RECORDS);
        long orders = records.stream()
                .filter(each -> each.topic().equals(Superstore.ORDER_PLACED))
                .count();
        int port = Port.anyFree();
        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"))) {
            String servers = broker.bootstrapServers();
            WorkerProcess killed = worker(servers, port);
            Duration started = startedWithin(killed, LIMIT);
            feed(servers, records);
            await().atMost(LIMIT).until(() -> !read(servers, TOPICS.exports()).isEmpty());
            killed.kill();
            long before = placed(servers);
            assertThat(before).isLessThan(orders);
            try (WorkerProcess restarted = worker(servers, port)) {
                startedWithin(restarted, longer(BACK_WITHIN, started.multipliedBy(2)));
                await().atMost(LIMIT).until(() -> placed(servers) >= orders);
            }
            assertThat(placed(servers)).isEqualTo(orders);
            assertUnique(
                    read(servers, TOPICS.exports()),
                    record -> json(record).get("exportId").asString());
            assertLedgerAddsUp(read(servers, TOPICS.ledger()), read(servers, TOPICS.balances()));
        }
    }

    private WorkerProcess worker(String servers, int port) throws Exception {
        return WorkerProcess.start(
                dir,
                port,
                "--spring.kafka.bootstrap-servers=" + servers,
                "--rewardsync.rules=classpath:superstore/rules.yaml",
                "--rewardsync.clock=events");
    }

    /** How long the worker took from answering at all to taking records. */
    private static Duration startedWithin(WorkerProcess worker, Duration limit) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(worker::isAlive);
        long alive = System.nanoTime();
        await().atMost(limit).pollInterval(Duration.ofMillis(50)).until(worker::isReady);
        return Duration.ofNanos(System.nanoTime() - alive);
    }

    /** A machine that is so busy that a first start takes long may take long over the second, too. */
    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void feed(String servers, List<ShopRecord> records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            records.forEach(each -> producer.send(new ProducerRecord<>(each.topic(), each.key(), each.json())));
        }
    }

    private static long placed(String servers) {
        return read(servers, TOPICS.exports()).stream()
                .filter(record -> json(record).get("reason").asString().equals("PLACED"))
                .count();
    }

    /** Every customer's entries are numbered without gaps, and add up to the balance. */
    private static void assertLedgerAddsUp(
            List<ConsumerRecord<String, String>> ledger, List<ConsumerRecord<String, String>> balances) {
        assertUnique(ledger, ConsumerRecord::key);
        Map<String, TreeMap<Long, JsonNode>> entries = new HashMap<>();
        for (ConsumerRecord<String, String> record : ledger) {
            JsonNode entry = json(record);
            entries.computeIfAbsent(entry.get("customerId").asString(), id -> new TreeMap<>())
                    .put(entry.get("sequence").asLong(), entry);
        }
        Map<String, JsonNode> last =
                balances.stream().collect(Collectors.toMap(ConsumerRecord::key, KilledWorkerIT::json, (a, b) -> b));
        entries.forEach((customer, own) -> {
            assertThat(own.keySet())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, own.size()).boxed().toList());
            for (String figure : List.of("available", "pending")) {
                long sum = own.values().stream()
                        .mapToLong(entry -> entry.get(figure).asLong())
                        .sum();
                assertThat(last.get(customer).get(figure).asLong()).isEqualTo(sum);
            }
        });
    }

    private static void assertUnique(
            List<ConsumerRecord<String, String>> records, Function<ConsumerRecord<String, String>, String> id) {
        assertThat(records.stream().map(id)).doesNotHaveDuplicates();
    }

    private static JsonNode json(ConsumerRecord<String, String> record) {
        return JSON.readTree(record.value());
    }

    private static List<ConsumerRecord<String, String>> read(String servers, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Stream.generate(() -> consumer.poll(Duration.ofMillis(100)))
                    .peek(polled -> polled.forEach(records::add))
                    .anyMatch(polled -> partitions.stream()
                            .allMatch(partition -> consumer.position(partition) >= ends.get(partition)));
        }
        return records;
    }
}
