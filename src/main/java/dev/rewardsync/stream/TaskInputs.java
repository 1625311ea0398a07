package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The input partitions of one task and their processed offsets. */
final class TaskInputs {

    private static final long NOTHING_PROCESSED = -1;

    private final Set<TopicPartition> partitions;
    private final InputPositions positions;
    private final Map<TopicPartition, Long> processed = new HashMap<>();

    TaskInputs(Set<TopicPartition> partitions, InputPositions positions) {
        this.partitions = partitions;
        this.positions = positions;
    }

    void processed(RecordMetadata metadata) {
        processed.put(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
    }

    /** Returns whether every input partition is read and processed to its end. */
    boolean isReadToEnd() {
        for (TopicPartition partition : partitions) {
            if (!positions.isReadToEnd(partition, processed.getOrDefault(partition, NOTHING_PROCESSED))) {
                return false;
            }
        }
        return true;
    }
}
