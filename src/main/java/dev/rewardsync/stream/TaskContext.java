package dev.rewardsync.stream;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.topic.TopicNames;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that all tasks of the topology share.
 *
 * @param partitions the number of partitions of each topic that is read; no topic has more than the inbox
 * @param applicationId the consumer group
 * @param cloudEventsSource the {@code ce_source} of all outputs
 * @param decider supplies the decider with the current ruleset
 * @param erasureKey null if customers cannot be erased
 * @param wall the machine's clock
 * @param brokerClock the broker's clock
 */
@RecordBuilder
public record TaskContext(
        TopicNames topics,
        Map<String, Integer> partitions,
        String applicationId,
        String cloudEventsSource,
        EventReader eventReader,
        Supplier<Decider> decider,
        StateRetention retention,
        @Nullable ErasureKey erasureKey,
        ClockMode clock,
        InstantSource wall,
        BrokerClock brokerClock,
        InputPositions positions,
        WorkerMetrics metrics) {

    public TaskContext {
        partitions = Map.copyOf(partitions);
    }

    /** Returns the number of home partitions. */
    int homePartitions() {
        return partitionsOf(topics.inbox());
    }

    /** Returns the input partitions of a task: its partition of every topic that has it. */
    Set<TopicPartition> inputsOf(int partition) {
        return topics.sources().stream()
                .filter(topic -> partition < partitionsOf(topic))
                .map(topic -> new TopicPartition(topic, partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    private int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalStateException("unknown number of partitions: " + topic);
        }
        return count;
    }
}
