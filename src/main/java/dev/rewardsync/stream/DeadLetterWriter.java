package dev.rewardsync.stream;

import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.KafkaHeaders;
import dev.rewardsync.kafka.PartitionHash;
import dev.rewardsync.kafka.RecordSize;
import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters: the original record with headers that contain the reason.
 *
 * <p>A value above 4 MiB, headers above 2 MiB or a key above 1 MiB are omitted, so that every dead letter can be
 * sent. A header lists the omitted parts. The original record can be found by its topic, partition and offset, which
 * are also in the headers.
 */
final class DeadLetterWriter {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterWriter.class);

    static final String TIMESTAMP_TYPE = "kafka_dlt-original-timestamp-type";
    static final String CONSUMER_GROUP = "kafka_dlt-original-consumer-group";

    private static final long MAX_VALUE_BYTES = 4L * 1024 * 1024;
    private static final long MAX_HEADERS_BYTES = 2L * 1024 * 1024;
    private static final long MAX_KEY_BYTES = 1024 * 1024;

    private final String consumerGroup;
    private final String cloudEventsSource;

    /**
     * Creates a writer.
     *
     * @param cloudEventsSource the {@code ce_source} of the dead letters
     */
    DeadLetterWriter(String consumerGroup, String cloudEventsSource) {
        this.consumerGroup = consumerGroup;
        this.cloudEventsSource = cloudEventsSource;
    }

    /** Returns the record of a dead letter. */
    OutboundRecord write(DeadLetter letter, long timestampMs) {
        SourceRecord source = letter.source();
        log.debug(
                "{}-{}@{} becomes a dead letter: {}: {}",
                source.topic(),
                source.partition(),
                source.offset(),
                letter.code(),
                letter.detail());
        List<String> omitted = new ArrayList<>();
        byte[] key = limited("key", source.key(), MAX_KEY_BYTES, omitted);
        byte[] value = limited("value", source.value(), MAX_VALUE_BYTES, omitted);
        Headers headers = headers(letter, omitted);
        int partitionHash = key == null ? source.partition() : PartitionHash.of(key);
        OutboundKey outputKey = new OutboundKey(TopicNames.deadLettersOf(source.topic()), key, partitionHash);
        return OutboundRecord.of(OutboundRecord.DEAD_LETTERS, outputKey, value, timestampMs, headers);
    }

    private Headers headers(DeadLetter letter, List<String> omitted) {
        Headers original = KafkaHeaders.of(letter.source().headers());
        original.remove(DeadLetterRecord.OMITTED);
        boolean tooLarge = RecordSize.of(original) > MAX_HEADERS_BYTES;
        if (tooLarge) {
            omitted.add("headers");
        }
        DeadLetter written = tooLarge ? withoutHeaders(letter) : letter;
        Headers headers = KafkaHeaders.of(DeadLetterHeaders.of(written, cloudEventsSource));
        headers.remove(DeadLetterRecord.OMITTED).remove(TIMESTAMP_TYPE).remove(CONSUMER_GROUP);
        omitted.forEach(part -> KafkaHeaders.add(headers, DeadLetterRecord.OMITTED, part));
        KafkaHeaders.add(headers, TIMESTAMP_TYPE, TimestampType.CREATE_TIME.toString());
        KafkaHeaders.add(headers, CONSUMER_GROUP, consumerGroup);
        return headers;
    }

    private static byte @Nullable [] limited(String part, byte @Nullable [] bytes, long limit, List<String> omitted) {
        if (RecordSize.of(bytes) <= limit) {
            return bytes;
        }
        omitted.add(part);
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
