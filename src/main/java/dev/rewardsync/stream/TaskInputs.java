package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The input partitions of one task, and how far it has processed them. */
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

    /** Whether every input of the task's partition is read to its end and processed. */
    boolean readToEnd() {
        for (TopicPartition partition : partitions) {
            if (!positions.readToEnd(partition, processed.getOrDefault(partition, NOTHING_PROCESSED))) {
                return false;
            }
        }
        return true;
    }
}
