package dev.rewardsync.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a contender has committed to its topics.
 *
 * @param byTopic the totals of each topic
 */
record OutputVolume(Map<String, Total> byTopic) {

    private static final String CHANGELOG = "-changelog";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Records, and the bytes of their keys, values and headers. */
    record Total(long records, long bytes) {

        static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(records + other.records, bytes + other.bytes);
        }
    }

    /** The totals of one topic. */
    Total of(String topic) {
        return byTopic.getOrDefault(topic, Total.NONE);
    }

    /** All that others are meant to read. */
    Total outputs() {
        return sum(false);
    }

    /** All that a contender writes to be able to recover its state. */
    Total changelogs() {
        return sum(true);
    }

    private Total sum(boolean changelogs) {
        return byTopic.entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(CHANGELOG) == changelogs)
                .map(Map.Entry::getValue)
                .reduce(Total.NONE, Total::plus);
    }

    /** Reads topics as far as they are committed now. */
    static OutputVolume read(Kafka kafka, List<String> topics, int partitions) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (String topic : topics) {
            ends.putAll(kafka.committedEnds(topic, partitions));
        }
        Map<String, Total> totals = new TreeMap<>();
        try (var consumer =
                new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the outputs could not be read within " + LIMIT);
                }
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> totals.merge(record.topic(), new Total(1, bytes(record)), Total::plus));
            }
        }
        return new OutputVolume(totals);
    }

    private static long bytes(ConsumerRecord<byte[], byte[]> record) {
        long bytes = size(record.key()) + size(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + size(header.value());
        }
        return bytes;
    }

    private static long size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static Map<String, Object> settings(Kafka kafka) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 * 1024 * 1024);
    }
}
