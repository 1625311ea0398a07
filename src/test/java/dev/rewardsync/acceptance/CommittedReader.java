package dev.rewardsync.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A reader that sees only what is committed, and keeps all of it from the beginning. */
final class CommittedReader implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaConsumer<String, String> consumer;
    private final Map<String, List<ConsumerRecord<String, String>>> read = new HashMap<>();

    CommittedReader(String bootstrapServers, Collection<String> topics) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions =
                topics.stream().flatMap(this::partitionsOf).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many records of a topic there are by now. */
    int count(String topic) {
        take();
        return of(topic).size();
    }

    /** Reads everything that is there now. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        await("everything is read").atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> {
            take();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
    }

    /** What has been read of a topic: in order of offsets within a partition. */
    List<ConsumerRecord<String, String>> of(String topic) {
        return read.getOrDefault(topic, List.of());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take() {
        consumer.poll(Duration.ofMillis(50))
                .forEach(taken -> read.computeIfAbsent(taken.topic(), name -> new ArrayList<>())
                        .add(taken));
    }

    private Stream<TopicPartition> partitionsOf(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }
}
