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
 * The records that a contender committed.
 *
 * @param byTopic the totals of each topic
 */
record OutputVolume(Map<String, RecordTotals> byTopic) {

    private static final String CHANGELOG = "-changelog";

    /** The number of records, and the size of their keys, values and headers. */
    record RecordTotals(long records, long bytes) {

        static final RecordTotals NONE = new RecordTotals(0, 0);

        RecordTotals plus(RecordTotals other) {
            return new RecordTotals(records + other.records, bytes + other.bytes);
        }
    }

    /** Returns the totals of one topic. */
    RecordTotals of(String topic) {
        return byTopic.getOrDefault(topic, RecordTotals.NONE);
    }

    /** Returns the totals of the output topics. */
    RecordTotals outputs() {
        return sum(false);
    }

    /** Returns the totals of the changelogs. */
    RecordTotals changelogs() {
        return sum(true);
    }

    private RecordTotals sum(boolean changelogs) {
        return byTopic.entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(CHANGELOG) == changelogs)
                .map(Map.Entry::getValue)
                .reduce(RecordTotals.NONE, RecordTotals::plus);
    }

    /** Reads the topics up to their current committed end. */
    static OutputVolume read(String bootstrapServers, List<String> topics) {
        Map<String, RecordTotals> totals = new TreeMap<>();
        try (TopicReader reader = TopicReader.open(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(
                    topics,
                    record -> totals.merge(record.topic(), new RecordTotals(1, bytes(record)), RecordTotals::plus));
        } catch (KafkaAccessException e) {
            throw new IllegalStateException("cannot read the outputs", e);
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
