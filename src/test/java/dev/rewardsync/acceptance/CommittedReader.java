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

/** Reads committed records and stores all of them. */
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

    /** Polls, and returns the number of records read from a topic. */
    int count(String topic) {
        poll();
        return of(topic).size();
    }

    /** Reads up to the current end. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        await("everything is read").atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> {
            poll();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
    }

    /** Returns the records read from a topic, in order of offsets within a partition. */
    List<ConsumerRecord<String, String>> of(String topic) {
        return read.getOrDefault(topic, List.of());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(50))
                .forEach(record -> read.computeIfAbsent(record.topic(), name -> new ArrayList<>())
                        .add(record));
    }

    private Stream<TopicPartition> partitionsOf(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }
}
