package dev.rewardsync.kafka;

import dev.rewardsync.input.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record read from a topic.
 *
 * @param timestamp the record's timestamp, with a precision of milliseconds
 * @param key null if absent
 * @param value null if absent
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<SourceRecord.Header> headers) {

    /** Returns a record with its headers. */
    public static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                KafkaHeaders.read(record.headers()));
    }

    /** Returns {@code topic-partition@offset}. */
    public String coordinates() {
        return topic + "-" + partition + "@" + offset;
    }

    /** Returns the size of key, value and headers. */
    long sizeBytes() {
        return RecordSize.of(key) + RecordSize.of(value) + RecordSize.of(KafkaHeaders.of(headers));
    }

    /** Returns the text of the last header of a name; null if there is none. */
    public @Nullable String header(String name) {
        String text = null;
        for (SourceRecord.Header header : headers) {
            if (header.name().equals(name) && header.value() != null) {
                text = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
