package dev.rewardsync.input;

import dev.rewardsync.event.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input record with its unchanged bytes. Dead letters return it to the operator.
 *
 * @param type the kind of event in the record's topic
 * @param topic the topic in which the record first arrived
 * @param partition the partition in which the record first arrived
 * @param offset the record's offset in that partition
 * @param arrivedAt the record's timestamp, never in the future
 */
public record SourceRecord(
        EventType type,
        String topic,
        int partition,
        long offset,
        Instant arrivedAt,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /** A record header; {@code value} may be null, as Kafka allows. */
    public record Header(String name, byte @Nullable [] value) {}

    /** Returns this record with another arrival time. */
    public SourceRecord arrivedAt(Instant moment) {
        return new SourceRecord(type, topic, partition, offset, moment, key, value, headers);
    }
}
