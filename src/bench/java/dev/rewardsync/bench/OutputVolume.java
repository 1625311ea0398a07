package dev.rewardsync.bench;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.kafka.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a contender has committed to its topics.
 *
 * @param byTopic the totals of each topic
 */
record OutputVolume(Map<String, Total> byTopic) {

    private static final String CHANGELOG = "-changelog";

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
    static OutputVolume read(String bootstrapServers, List<String> topics) {
        Map<String, Total> totals = new TreeMap<>();
        try (TopicReader reader = TopicReader.open(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(topics, record -> totals.merge(record.topic(), new Total(1, bytes(record)), Total::plus));
        } catch (KafkaAccessException e) {
            throw new IllegalStateException("the outputs could not be read", e);
        }
        return new OutputVolume(totals);
    }

    private static long bytes(TopicRecord record) {
        long bytes = size(record.key()) + size(record.value());
        for (SourceRecord.Header header : record.headers()) {
            bytes += header.name().length() + size(header.value());
        }
        return bytes;
    }

    private static long size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
