package dev.rewardsync.json;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.input.SourceRecord.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headers of a dead letter: the record's own headers, the error, and the record's origin. The origin has the names
 * that Spring Kafka uses and Kafka UIs show. The headers contain no stack traces and no personal data; see
 * docs/records.md.
 */
public final class DeadLetterHeaders {

    /** The error code, a {@link RejectionCode}. */
    public static final String ERROR_CODE = "rewardsync_error_code";

    /** The expected and the actual content, with JSON pointers. */
    public static final String ERROR_DETAIL = "rewardsync_error_detail";

    /** The topic that the record was read from. */
    public static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";

    /** The record's partition on that topic: 4 bytes, big-endian. */
    public static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";

    /** The record's offset in that partition: 8 bytes, big-endian. */
    public static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";

    /** The record's timestamp in milliseconds since 1970: 8 bytes, big-endian. */
    public static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";

    /** The error code as a class name; Spring Kafka has the exception's name here. */
    public static final String EXCEPTION_NAME = "kafka_dlt-exception-fqcn";

    /** The error code and the detail in one text. */
    public static final String EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

    /** A published constant. It is not the name of a class; do not change it. */
    private static final String EXCEPTION_PREFIX = "dev.rewardsync.event.DeadLetter.";

    private static final String CE_ID = "ce_id";

    private DeadLetterHeaders() {}

    /** Returns the headers with the reason: the code and the detail. */
    public static List<Header> reason(DeadLetter deadLetter) {
        return List.of(text(ERROR_CODE, deadLetter.code().name()), text(ERROR_DETAIL, deadLetter.detail()));
    }

    /**
     * Returns all headers, the record's own first. Headers of an earlier dead letter of the same record are replaced.
     *
     * @param cloudEventsSource the {@code ce_source} of the worker's outputs
     */
    public static List<Header> of(DeadLetter deadLetter, String cloudEventsSource) {
        List<Header> added = new ArrayList<>(reason(deadLetter));
        added.addAll(origin(deadLetter));
        if (deadLetter.source().headers().stream()
                .noneMatch(header -> header.name().equals(CE_ID))) {
            added.addAll(cloudEvent(deadLetter.source(), cloudEventsSource));
        }
        Set<String> names = added.stream().map(Header::name).collect(Collectors.toSet());
        return Stream.concat(
                        deadLetter.source().headers().stream().filter(header -> !names.contains(header.name())),
                        added.stream())
                .toList();
    }

    private static List<Header> origin(DeadLetter deadLetter) {
        SourceRecord source = deadLetter.source();
        String code = deadLetter.code().name();
        return List.of(
                text(ORIGINAL_TOPIC, source.topic()),
                integer(ORIGINAL_PARTITION, source.partition()),
                longInteger(ORIGINAL_OFFSET, source.offset()),
                longInteger(ORIGINAL_TIMESTAMP, source.arrivedAt().toEpochMilli()),
                text(EXCEPTION_NAME, EXCEPTION_PREFIX + code),
                text(EXCEPTION_MESSAGE, code + ": " + deadLetter.detail()));
    }

    /** Returns CloudEvents headers for a record without any; the id is the record's topic, partition and offset. */
    private static List<Header> cloudEvent(SourceRecord source, String cloudEventsSource) {
        return List.of(
                text("ce_specversion", "1.0"),
                text(CE_ID, source.topic() + "-" + source.partition() + "@" + source.offset()),
                text("ce_source", cloudEventsSource),
                text("ce_type", CloudEventType.DEAD_LETTER.wireName()),
                text("ce_time", Rfc3339.format(source.arrivedAt())));
    }

    private static Header text(String name, String value) {
        return new Header(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Header integer(String name, int value) {
        return new Header(name, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    private static Header longInteger(String name, long value) {
        return new Header(name, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }
}
