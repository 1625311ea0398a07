package dev.rewardsync.console.books;

import dev.rewardsync.console.database.TopicPosition;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter.
 *
 * @param at the dead letter topic and partition
 * @param offset where it is in the partition
 * @param recordedAt when the worker wrote it
 * @param code the error
 * @param detail the expected and the actual value, with a JSON pointer; can contain values of the record
 * @param original where the record came from; null if unknown
 * @param key the key of the record; null for none
 * @param customerId {@code customerId} in the record, or else its key; null for neither
 * @param documentBytes the size of the whole value
 */
public record StoredDeadLetter(
        TopicPosition at,
        long offset,
        Instant recordedAt,
        String code,
        String detail,
        @Nullable OriginalRecord original,
        @Nullable String key,
        @Nullable String customerId,
        long documentBytes) {

    /** The columns of this record. */
    static final String COLUMNS = "topic, partition_id, record_offset, recorded_at, code, detail, original_topic,"
            + " original_partition, original_offset, record_key, customer_id, document_bytes";

    /** The record from which a dead letter was made. */
    public record OriginalRecord(String topic, int partition, long offset) {}

    /**
     * A dead letter with its value.
     *
     * @param value the first 1,048,576 bytes of the record's value; null if it has none
     */
    public record WithValue(StoredDeadLetter letter, byte @Nullable [] value) {}

    static StoredDeadLetter of(ResultRow row) throws SQLException {
        String topic = row.optionalText("original_topic");
        Integer partition = row.optionalInteger("original_partition");
        Long offset = row.optionalNumber("original_offset");
        return new StoredDeadLetter(
                new TopicPosition(row.text("topic"), row.integer("partition_id")),
                row.number("record_offset"),
                row.time("recorded_at"),
                row.text("code"),
                row.text("detail"),
                topic == null || partition == null || offset == null
                        ? null
                        : new OriginalRecord(topic, partition, offset),
                row.optionalText("record_key"),
                row.optionalText("customer_id"),
                row.number("document_bytes"));
    }
}
