package dev.rewardsync.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The committed records of a topic, from its beginning to its current end.
 *
 * @param partitions the number of partitions
 */
record CommittedRecords(String topic, int partitions) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * Reads records until a predicate returns true.
     *
     * @return whether it returned true for a record
     * @throws TimeoutException if the end is not reached within 20 seconds
     */
    boolean anyMatch(Consumer<byte[], byte[]> consumer, Predicate<ConsumerRecord<byte[], byte[]>> predicate) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        long started = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (predicate.test(record)) {
                    return true;
                }
            }
            if (System.nanoTime() - started > LIMIT.toNanos()) {
                throw new TimeoutException(
                        "cannot read %s to its end within %d seconds".formatted(topic, LIMIT.toSeconds()));
            }
        }
        return false;
    }
}
