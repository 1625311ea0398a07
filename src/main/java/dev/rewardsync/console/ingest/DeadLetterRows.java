package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.Row;
import dev.rewardsync.console.database.Table;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.json.RawFields;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.TopicRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of dead letters. */
final class DeadLetterRows {

    /** The largest value that H2 stores in a row, and the limit for events. */
    static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

    private DeadLetterRows() {}

    /** Returns the row of a dead letter. */
    static Row row(TopicRecord read) {
        DeadLetterRecord letter = new DeadLetterRecord(read);
        byte[] value = read.value();
        byte[] key = read.key();
        byte[] partition = header(read.headers(), DeadLetterHeaders.ORIGINAL_PARTITION, Integer.BYTES);
        byte[] offset = header(read.headers(), DeadLetterHeaders.ORIGINAL_OFFSET, Long.BYTES);
        return new Row(Table.DEAD_LETTER)
                .text("topic", read.topic())
                .integer("partition_id", read.partition())
                .number("record_offset", read.offset())
                .time("recorded_at", read.timestamp())
                .text("code", letter.code())
                .text("detail", letter.detail())
                .text("original_topic", read.header(DeadLetterHeaders.ORIGINAL_TOPIC))
                .integer(
                        "original_partition",
                        partition == null ? null : ByteBuffer.wrap(partition).getInt())
                .number(
                        "original_offset",
                        offset == null ? null : ByteBuffer.wrap(offset).getLong())
                .text("record_key", text(key))
                .text("customer_id", customer(key, value))
                .bytes("document", start(value))
                .number("document_bytes", value == null ? 0L : value.length);
    }

    private static byte @Nullable [] header(List<SourceRecord.Header> headers, String name, int length) {
        byte[] found = null;
        for (SourceRecord.Header header : headers) {
            byte[] value = header.value();
            if (header.name().equals(name) && value != null && value.length == length) {
                found = value;
            }
        }
        return found;
    }

    /** Returns the customer in the record, or else its key, which most shops set to the customer. */
    private static @Nullable String customer(byte @Nullable [] key, byte @Nullable [] value) {
        if (value != null && value.length <= MAX_DOCUMENT_BYTES) {
            try {
                RawFields.RawValue customer = RawFields.read(value).get("customerId");
                if (customer != null) {
                    return new String(customer.utf8(), StandardCharsets.UTF_8);
                }
            } catch (RawFields.NotAnObjectException malformed) {
                return text(key); // many dead letters are not JSON
            }
        }
        return text(key);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] start(byte @Nullable [] value) {
        return value == null || value.length <= MAX_DOCUMENT_BYTES ? value : Arrays.copyOf(value, MAX_DOCUMENT_BYTES);
    }
}
