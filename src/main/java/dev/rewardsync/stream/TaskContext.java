package dev.rewardsync.stream;

import dev.rewardsync.json.EventReader;
import dev.rewardsync.topic.TopicNames;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What all tasks of the topology work with.
 *
 * @param partitions how many each topic that is read has; the inbox has the most
 * @param applicationId the consumer group
 * @param cloudEventsSource the {@code ce_source} of all outputs
 * @param wall the machine's clock
 */
public record TaskContext(
        TopicNames topics,
        Map<String, Integer> partitions,
        String applicationId,
        String cloudEventsSource,
        EventReader events,
        Business business,
        StateRetention retention,
        ClockMode clock,
        InstantSource wall,
        InputPositions positions,
        WorkerMetrics metrics) {

    public TaskContext {
        partitions = Map.copyOf(partitions);
    }

    /** Into how many parts customers are divided. */
    int homes() {
        return partitionsOf(topics.inbox());
    }

    /** What a task reads: its partition of every topic that has it. */
    Set<TopicPartition> inputsOf(int partition) {
        return topics.sources().stream()
                .filter(topic -> partition < partitionsOf(topic))
                .map(topic -> new TopicPartition(topic, partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    private int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalStateException("the number of partitions is not known of " + topic);
        }
        return count;
    }
}
