package dev.rewardsync.kafka;

import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.stream.OutboundRecord;
import dev.rewardsync.stream.RecordOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies on a topic.
 *
 * @param at its timestamp
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        Instant at,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<SourceRecord.Header> headers) {

    static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                RecordOrigin.headersOf(record.headers()));
    }

    /** Where it lies: {@code topic-partition@offset}. */
    public String place() {
        return topic + "-" + partition + "@" + offset;
    }

    /** How many bytes it holds. */
    long size() {
        return OutboundRecord.sizeOf(key)
                + OutboundRecord.sizeOf(value)
                + OutboundRecord.sizeOf(RecordOrigin.withHeaders(headers));
    }

    /** A header's text, the last one of that name; null where there is none. */
    @Nullable
    String header(String name) {
        String text = null;
        for (SourceRecord.Header header : headers) {
            if (header.name().equals(name) && header.value() != null) {
                text = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
