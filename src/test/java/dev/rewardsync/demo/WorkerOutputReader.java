package dev.rewardsync.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of the worker's output topics. */
final class WorkerOutputReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;

    private WorkerOutputReader(String bootstrapServers, Collection<String> topics) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(topics.stream().flatMap(this::partitions).toList());
    }

    /** Returns a reader that starts at the beginning of the topics. */
    static WorkerOutputReader fromBeginning(String bootstrapServers, Collection<String> topics) {
        WorkerOutputReader reader = new WorkerOutputReader(bootstrapServers, topics);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /** Returns a reader that starts at the current end of the topics. */
    static WorkerOutputReader fromNow(String bootstrapServers, Collection<String> topics) {
        WorkerOutputReader reader = new WorkerOutputReader(bootstrapServers, topics);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        // Seeking is lazy: get the positions now, before new records are written.
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    List<WorkerOutput> poll(Duration limit) {
        return StreamSupport.stream(consumer.poll(limit).spliterator(), false)
                .map(WorkerOutput::of)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }
}
