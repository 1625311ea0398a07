package dev.rewardsync.stream;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Where a record first arrived, kept in headers while it is handed on through the inbox. Numbers are decimal text. */
public final class RecordOrigin {

    static final String PREFIX = "rewardsync_origin_";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String TIMESTAMP = PREFIX + "timestamp";
    /** Absent where the record had no key. */
    static final String KEY = PREFIX + "key";

    private final String inbox;
    private final Map<String, EventType> types;

    RecordOrigin(TopicNames topics) {
        this.inbox = topics.inbox();
        this.types = topics.typesByInput();
    }

    /**
     * A record as it first arrived.
     *
     * @throws Lost where it is in the inbox and does not say where it came from
     */
    SourceRecord of(Record<byte[], byte[]> record, RecordMetadata metadata) throws Lost {
        if (metadata.topic().equals(inbox)) {
            return handedOn(record);
        }
        return source(typeOf(metadata.topic()), record, metadata);
    }

    /** A record in the inbox that does not say where it came from, for what it is: its kind is nobody's guess. */
    SourceRecord stray(Record<byte[], byte[]> record, RecordMetadata metadata) {
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
                headers(record.headers(), ReferralEventJson.HEADER::equals));
    }

    /** The headers of a record that is handed on: those it had, and where it arrived. */
    static Headers headers(SourceRecord source) {
        Headers headers = withHeaders(source.headers());
        headers.remove(ReferralEventJson.HEADER);
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
        add(headers, TIMESTAMP, Long.toString(source.arrivedAt().toEpochMilli()));
        if (source.key() != null) {
            headers.add(KEY, source.key());
        }
        return headers;
    }

    public static Headers withHeaders(List<SourceRecord.Header> sourceHeaders) {
        Headers headers = new RecordHeaders();
        for (SourceRecord.Header header : sourceHeaders) {
            addNullable(headers, header.name(), header.value());
        }
        return headers;
    }

    @SuppressWarnings("NullAway") // Kafka's headers take null for a value that is absent.
    private static void addNullable(Headers headers, String name, byte @Nullable [] value) {
        headers.add(name, value);
    }

    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private SourceRecord handedOn(Record<byte[], byte[]> record) throws Lost {
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
                    headers(headers, name -> name.startsWith(PREFIX) && !name.equals(ReferralEventJson.HEADER)));
        } catch (NumberFormatException e) {
            throw new Lost("the origin headers are not numbers");
        }
    }

    private EventType typeOf(String topic) throws Lost {
        EventType type = types.get(topic);
        if (type == null) {
            throw new Lost("the header " + TOPIC + " names no input topic of this worker's");
        }
        return type;
    }

    private static String text(Headers headers, String name) throws Lost {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new Lost("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A record's headers as they are. */
    public static List<SourceRecord.Header> headersOf(Headers headers) {
        return headers(headers, name -> false);
    }

    private static List<SourceRecord.Header> headers(Headers headers, Predicate<String> leftOut) {
        List<SourceRecord.Header> kept = new ArrayList<>();
        for (Header header : headers) {
            if (!leftOut.test(header.key())) {
                kept.add(new SourceRecord.Header(header.key(), header.value()));
            }
        }
        return List.copyOf(kept);
    }

    /** A record in the inbox that the worker did not put there. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }
}
