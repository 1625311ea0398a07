package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes consumed records from the inbox, which has unlimited retention. Every instance does it for all partitions;
 * repeating it is harmless.
 */
final class InboxPurge {

    private final Admin admin;
    private final String inbox;
    private final String group;
    private final Map<TopicPartition, Long> purgedTo = new HashMap<>();

    InboxPurge(Admin admin, String inbox, String group) {
        this.admin = admin;
        this.inbox = inbox;
        this.group = group;
    }

    /** Deletes the records consumed since the last run. */
    void run() throws ExecutionException, InterruptedException {
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
