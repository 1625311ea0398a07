package dev.rewardsync.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of topics from their beginning to their current end. Does not join a consumer group. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(60);
    private static final int PARTITION_FETCH_BYTES = 4 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Opens a reader. Sends no request yet.
     *
     * @param client the Kafka client settings
     * @throws KafkaAccessException if the settings are invalid
     */
    public static TopicReader open(Map<String, ?> client) throws KafkaAccessException {
        Map<String, Object> settings = ResponseTimeout.applyTo(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        try {
            return new TopicReader(
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException e) {
            throw KafkaAccessException.ofSettings(e);
        }
    }

    /** Returns the topics that exist and that the client may see. */
    public Set<String> topics() throws KafkaAccessException {
        try {
            return consumer.listTopics().keySet();
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    /**
     * Returns whether a topic exists.
     *
     * @throws KafkaAccessException if the client may not describe it, whether it exists or not
     */
    public boolean exists(String name) throws KafkaAccessException {
        try {
            return !consumer.partitionsFor(name).isEmpty();
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    /** Returns whether a topic still has all records that were ever written to it. */
    public boolean isWhole(String name) throws KafkaAccessException {
        try {
            return consumer.beginningOffsets(partitions(List.of(name))).values().stream()
                    .allMatch(begin -> begin == 0);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    /**
     * Reads topics. The records of a partition are read in order; those of different partitions are interleaved.
     *
     * @throws KafkaAccessException if a topic does not exist or must not be read, or no record arrives for 60 seconds
     */
    public void read(Collection<String> names, Consumer<TopicRecord> listener) throws KafkaAccessException {
        try {
            List<TopicPartition> partitions = partitions(names);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readTo(consumer.endOffsets(partitions), listener);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    /**
     * Reads a part of one partition. Waits for transactions in it that are still open.
     *
     * @param from the first offset to read
     * @param end the first offset not to read
     * @throws KafkaAccessException if it must not be read, or no record arrives for 60 seconds
     */
    void readPartition(TopicPartition partition, long from, long end, Consumer<TopicRecord> listener)
            throws KafkaAccessException {
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            readTo(Map.of(partition, end), listener);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    /**
     * Returns the number of partitions of a topic.
     *
     * @throws KafkaAccessException if it does not exist or must not be read
     */
    int partitionCount(String name) throws KafkaAccessException {
        try {
            return partitions(List.of(name)).size();
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    private List<TopicPartition> partitions(Collection<String> names) throws KafkaAccessException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String name : names) {
            List<PartitionInfo> found = consumer.partitionsFor(name); // unlike a list of topics, fails if unauthorized
            if (found.isEmpty()) {
                throw new KafkaAccessException("topic " + name + " does not exist");
            }
            found.forEach(partition -> partitions.add(new TopicPartition(name, partition.partition())));
        }
        return partitions;
    }

    private void readTo(Map<TopicPartition, Long> ends, Consumer<TopicRecord> listener) throws KafkaAccessException {
        Map<TopicPartition, Long> unread = new HashMap<>(ends);
        long lastRecordNanos = System.nanoTime();
        while (!unread.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                long end = ends.getOrDefault(partition, 0L);
                records.records(partition).stream()
                        .filter(record -> record.offset() < end)
                        .map(TopicRecord::of)
                        .forEach(listener);
            }
            unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (!records.isEmpty()) {
                lastRecordNanos = System.nanoTime();
            } else if (System.nanoTime() - lastRecordNanos > PROGRESS_TIMEOUT.toNanos()) {
                throw new KafkaAccessException("no record arrived for %d seconds; partitions not read to the end: %s"
                        .formatted(PROGRESS_TIMEOUT.toSeconds(), unread.keySet()));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
