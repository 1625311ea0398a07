package dev.rewardsync.faults;

import dev.rewardsync.event.EventType;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where the records of inputs and inbox come from, by the headers that docs/records.md lists. */
final class Origins {

    private static final String PREFIX = "rewardsync_origin_";
    private static final Map<String, EventType> TYPES = TopicNames.standard().typesByInput();

    private Origins() {}

    /** Returns a record of an input, or of the inbox with the coordinates of the input record that caused it. */
    static SourceRecord of(TopicRecord record) {
        if (!record.topic().equals(TopicNames.INBOX)) {
            return new SourceRecord(
                    TYPES.get(record.topic()),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers());
        }
        String topic = Recording.text(record, PREFIX + "topic");
        return new SourceRecord(
                TYPES.get(topic),
                topic,
                Integer.parseInt(Recording.text(record, PREFIX + "partition")),
                Long.parseLong(Recording.text(record, PREFIX + "offset")),
                Instant.ofEpochMilli(Long.parseLong(Recording.text(record, PREFIX + "timestamp"))),
                Recording.header(record, PREFIX + "key"),
                record.value(),
                record.headers().stream()
                        .filter(header -> !header.name().startsWith(PREFIX)
                                || header.name().equals(ReferralEventJson.HEADER))
                        .toList());
    }

    /** Returns the kind of referral event in a record of the inbox; null if it is a rerouted record. */
    static @Nullable String referralKind(TopicRecord record) {
        byte[] kind = Recording.header(record, ReferralEventJson.HEADER);
        return kind == null ? null : new String(kind, StandardCharsets.UTF_8);
    }
}
