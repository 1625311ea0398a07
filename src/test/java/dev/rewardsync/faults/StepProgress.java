package dev.rewardsync.faults;

import dev.rewardsync.stream.LoggedStep;
import dev.rewardsync.stream.StepLog;
import dev.rewardsync.topic.TopicNames;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts committed steps, to know when all input is processed. */
final class StepProgress implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long inputs;
    private long inputSteps;
    private long inbox;
    private long inboxSteps;
    private boolean equalBefore;

    /** Creates a count for the present ends of the inputs. */
    StepProgress(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitionsOf(TopicNames.standard().inputs().values()));
        inputs = consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(end -> end)
                .sum();
        consumer.assign(partitionsOf(List.of(StepLog.TOPIC, TopicNames.INBOX)));
        consumer.seekToBeginning(consumer.assignment());
    }

    /**
     * Reads on to the present end, and returns whether each record of the inputs and of the inbox has been a step. A step can
     * become visible before the record that it sent to the inbox. So the numbers must be equal twice in a row.
     */
    boolean isComplete() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::count);
        }
        boolean equal = inputSteps >= inputs && inboxSteps >= inbox;
        boolean complete = equal && equalBefore;
        equalBefore = equal;
        return complete;
    }

    @Override
    public void close() {
        consumer.close();
    }

    @Override
    public String toString() {
        return "%,d of %,d records of the inputs and %,d of %,d of the inbox are processed"
                .formatted(inputSteps, inputs, inboxSteps, inbox);
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(TopicNames.INBOX)) {
            inbox++;
        } else if (LoggedStep.parse(record.value()) instanceof LoggedStep.OfRecord step) {
            if (step.topic().equals(TopicNames.INBOX)) {
                inboxSteps++;
            } else {
                inputSteps++;
            }
        }
    }

    private List<TopicPartition> partitionsOf(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
