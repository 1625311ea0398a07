package dev.rewardsync.stream;

import dev.rewardsync.event.EventType;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.kafka.KafkaHeaders;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads and writes the original topic, partition, offset, timestamp and key of a record. A record that is rerouted
 * through the inbox has them in its headers. Numbers are decimal text.
 */
final class RecordOrigin {

    static final String PREFIX = "rewardsync_origin_";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String TIMESTAMP = PREFIX + "timestamp";
    /** The header is absent if the record had no key. */
    static final String KEY = PREFIX + "key";

    private final String inbox;
    private final Map<String, EventType> types;

    RecordOrigin(TopicNames topics) {
        this.inbox = topics.inbox();
        this.types = topics.typesByInput();
    }

    /**
     * Returns a record with its original coordinates.
     *
     * @throws MissingOriginException if it is in the inbox without valid origin headers
     */
    SourceRecord of(Record<byte[], byte[]> record, RecordMetadata metadata) throws MissingOriginException {
        if (metadata.topic().equals(inbox)) {
            return readOrigin(record);
        }
        return source(typeOf(metadata.topic()), record, metadata);
    }

    /**
     * Returns a record of the inbox with its coordinates there. Its event type is unknown, so an arbitrary one is
     * used.
     */
    SourceRecord withoutOrigin(Record<byte[], byte[]> record, RecordMetadata metadata) {
        return source(EventType.ORDER_PLACED, record, metadata);
    }

    private static SourceRecord source(EventType type, Record<byte[], byte[]> record, RecordMetadata metadata) {
        return new SourceRecord(
                type,
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                KafkaHeaders.readExcept(record.headers(), ReferralEventJson.HEADER::equals));
    }

    /** Returns the headers of a record with its original coordinates. */
    static Headers headersWithOrigin(SourceRecord source) {
        Headers headers = KafkaHeaders.of(source.headers());
        headers.remove(ReferralEventJson.HEADER);
        KafkaHeaders.add(headers, TOPIC, source.topic());
        KafkaHeaders.add(headers, PARTITION, Integer.toString(source.partition()));
        KafkaHeaders.add(headers, OFFSET, Long.toString(source.offset()));
        KafkaHeaders.add(headers, TIMESTAMP, Long.toString(source.arrivedAt().toEpochMilli()));
        if (source.key() != null) {
            headers.add(KEY, source.key());
        }
        return headers;
    }

    private SourceRecord readOrigin(Record<byte[], byte[]> record) throws MissingOriginException {
        Headers headers = record.headers();
        Header key = headers.lastHeader(KEY);
        try {
            String topic = text(headers, TOPIC);
            long timestampMs = Math.clamp(Long.parseLong(text(headers, TIMESTAMP)), 0, record.timestamp());
            return new SourceRecord(
                    typeOf(topic),
                    topic,
                    Integer.parseUnsignedInt(text(headers, PARTITION)) & Integer.MAX_VALUE,
                    Long.parseUnsignedLong(text(headers, OFFSET)) & Long.MAX_VALUE,
                    Instant.ofEpochMilli(timestampMs),
                    key == null ? null : key.value(),
                    record.value(),
                    // The header of referral events starts with the same prefix but is not part of the origin.
                    KafkaHeaders.readExcept(
                            headers, name -> name.startsWith(PREFIX) && !name.equals(ReferralEventJson.HEADER)));
        } catch (NumberFormatException e) {
            throw new MissingOriginException("the origin headers are not numbers");
        }
    }

    private EventType typeOf(String topic) throws MissingOriginException {
        EventType type = types.get(topic);
        if (type == null) {
            throw new MissingOriginException("the header " + TOPIC + " does not name an input topic of this worker");
        }
        return type;
    }

    private static String text(Headers headers, String name) throws MissingOriginException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MissingOriginException("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Thrown for a record in the inbox that the worker did not write. */
    static final class MissingOriginException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingOriginException(String message) {
            super(message);
        }
    }
}
