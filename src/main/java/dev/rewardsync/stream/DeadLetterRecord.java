package dev.rewardsync.stream;

import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters: the record as it came, and why it could not take effect. A value of more than 4 MiB, headers of
 * more than 2 or a key of more than 1 are left out, so that every dead letter can be sent; a header says so, and the
 * coordinates are enough to find the record.
 */
public final class DeadLetterRecord {

    /** Names what was too large to be carried along: {@code value}, {@code headers} or {@code key}. */
    public static final String LEFT_OUT = "rewardsync_error_left_out";

    static final String TIMESTAMP_TYPE = "kafka_dlt-original-timestamp-type";
    static final String CONSUMER_GROUP = "kafka_dlt-original-consumer-group";

    private static final long VALUE_BYTES = 4L * 1024 * 1024;
    private static final long HEADERS_BYTES = 2L * 1024 * 1024;
    private static final long KEY_BYTES = 1024 * 1024;

    private final String consumerGroup;

    DeadLetterRecord(String consumerGroup) {
        this.consumerGroup = consumerGroup;
    }

    OutboundRecord write(DeadLetter letter, long timestampMs) {
        SourceRecord source = letter.source();
        List<String> leftOut = new ArrayList<>();
        byte[] key = carried("key", source.key(), KEY_BYTES, leftOut);
        byte[] value = carried("value", source.value(), VALUE_BYTES, leftOut);
        Headers headers = headers(letter, leftOut);
        int place = key == null ? source.partition() : HomePartition.hash(key);
        OutboundKey outputKey = new OutboundKey(TopicNames.deadLettersOf(source.topic()), key, place);
        return OutboundRecord.of(OutboundRecord.DEAD_LETTERS, outputKey, value, timestampMs, headers);
    }

    private Headers headers(DeadLetter letter, List<String> leftOut) {
        Headers own = RecordOrigin.withHeaders(letter.source().headers());
        own.remove(LEFT_OUT);
        boolean tooLarge = OutboundRecord.sizeOf(own) > HEADERS_BYTES;
        if (tooLarge) {
            leftOut.add("headers");
        }
        DeadLetter carried = tooLarge ? withoutHeaders(letter) : letter;
        Headers headers = RecordOrigin.withHeaders(DeadLetterHeaders.of(carried));
        headers.remove(LEFT_OUT).remove(TIMESTAMP_TYPE).remove(CONSUMER_GROUP);
        leftOut.forEach(part -> RecordOrigin.add(headers, LEFT_OUT, part));
        RecordOrigin.add(headers, TIMESTAMP_TYPE, TimestampType.CREATE_TIME.toString());
        RecordOrigin.add(headers, CONSUMER_GROUP, consumerGroup);
        return headers;
    }

    private static byte @Nullable [] carried(String part, byte @Nullable [] bytes, long limit, List<String> leftOut) {
        if (OutboundRecord.sizeOf(bytes) <= limit) {
            return bytes;
        }
        leftOut.add(part);
        return null;
    }

    private static DeadLetter withoutHeaders(DeadLetter letter) {
        SourceRecord source = letter.source();
        SourceRecord bare = new SourceRecord(
                source.type(),
                source.topic(),
                source.partition(),
                source.offset(),
                source.arrivedAt(),
                source.key(),
                source.value(),
                List.of());
        return new DeadLetter(bare, letter.code(), letter.detail());
    }
}
