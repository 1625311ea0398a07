package dev.rewardsync.json;

import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.event.SourceRecord.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headers of a dead letter: those that the record came with, why it could not take effect, and where it came from
 * under the names that Spring uses and Kafka UIs know. No stack traces and no personal data.
 */
public final class DeadLetterHeaders {

    /** The {@link DeadLetter.Code}. */
    public static final String ERROR_CODE = "rewardsync_error_code";

    /** What was expected and what came, with JSON pointers. */
    public static final String ERROR_DETAIL = "rewardsync_error_detail";

    /** The topic that the record first arrived on. */
    public static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";

    /** Its partition there: 4 bytes. */
    public static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";

    /** Its offset there: 8 bytes. */
    public static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";

    /** Its timestamp in milliseconds: 8 bytes. */
    public static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";

    /** The kind of failure, where Spring has the name of an exception. */
    public static final String EXCEPTION_NAME = "kafka_dlt-exception-fqcn";

    /** Code and detail in one. */
    public static final String EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

    private static final String CE_ID = "ce_id";

    private DeadLetterHeaders() {}

    /** All headers, those of the record first; what an earlier failure of the same record left is replaced. */
    public static List<Header> of(DeadLetter deadLetter) {
        List<Header> added = new ArrayList<>(added(deadLetter));
        if (deadLetter.source().headers().stream()
                .noneMatch(header -> header.name().equals(CE_ID))) {
            added.addAll(cloudEvent(deadLetter.source()));
        }
        Set<String> names = added.stream().map(Header::name).collect(Collectors.toSet());
        return Stream.concat(
                        deadLetter.source().headers().stream().filter(header -> !names.contains(header.name())),
                        added.stream())
                .toList();
    }

    private static List<Header> added(DeadLetter deadLetter) {
        SourceRecord source = deadLetter.source();
        String code = deadLetter.code().name();
        return List.of(
                text(ERROR_CODE, code),
                text(ERROR_DETAIL, deadLetter.detail()),
                text(ORIGINAL_TOPIC, source.topic()),
                integer(ORIGINAL_PARTITION, source.partition()),
                longInteger(ORIGINAL_OFFSET, source.offset()),
                longInteger(ORIGINAL_TIMESTAMP, source.arrivedAt().toEpochMilli()),
                text(EXCEPTION_NAME, DeadLetter.class.getName() + "." + code),
                text(EXCEPTION_MESSAGE, code + ": " + deadLetter.detail()));
    }

    /** What a record that brought no CloudEvents headers gets: named after its place on its topic. */
    private static List<Header> cloudEvent(SourceRecord source) {
        return List.of(
                text("ce_specversion", "1.0"),
                text(CE_ID, source.topic() + "-" + source.partition() + "@" + source.offset()),
                text("ce_source", source.topic()),
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
