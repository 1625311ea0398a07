package dev.rewardsync.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes consumed records from the inbox periodically. The inbox has unlimited retention, so Kafka itself deletes none.
 * Every instance purges all partitions; repeated requests are harmless.
 */
final class InboxPurge implements AutoCloseable {

    private final Admin admin;
    private final String inbox;
    private final String group;
    private final BackgroundTaskLog failureLog;
    private final Map<TopicPartition, Long> purgedTo = new HashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inbox-purge").daemon().factory());

    /**
     * Creates a purge. The caller closes the admin client.
     *
     * @param inbox the topic
     * @param group the consumer group whose committed offsets are read
     * @param failureLog logs failed purges, which are retried
     */
    InboxPurge(Admin admin, String inbox, String group, BackgroundTaskLog failureLog) {
        this.admin = admin;
        this.inbox = inbox;
        this.group = group;
        this.failureLog = failureLog;
    }

    void start(Duration interval) {
        long intervalMs = interval.toMillis();
        executor.scheduleWithFixedDelay(this::run, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void run() {
        try {
            deleteConsumed();
            failureLog.recovered("The inbox is purged again");
        } catch (ExecutionException | KafkaException e) {
            failureLog.failed(
                    e, "Consumed records could not be purged from the inbox: {}", KafkaClients.requestFailure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // would end the schedule
            failureLog.failed(e, "Consumed records could not be purged from the inbox", e);
        }
    }

    /** Deletes the records consumed since the last call. */
    private void deleteConsumed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, RecordsToDelete> consumed = new HashMap<>();
        committed.forEach((partition, offset) -> {
            boolean more = offset != null && offset.offset() > purgedTo.getOrDefault(partition, 0L);
            if (partition.topic().equals(inbox) && more) {
                consumed.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
            }
        });
        if (!consumed.isEmpty()) {
            admin.deleteRecords(consumed).all().get();
            consumed.forEach((partition, records) -> purgedTo.put(partition, records.beforeOffset()));
        }
    }
}
