package dev.rewardsync.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input record as it came, kept so that a dead letter can give it back unchanged.
 *
 * @param type the kind of event that its topic carries
 * @param topic where it first arrived
 * @param partition where it first arrived
 * @param offset where it first arrived
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

    /** The same record, arrived at another moment. */
    public SourceRecord arrivedAt(Instant moment) {
        return new SourceRecord(type, topic, partition, offset, moment, key, value, headers);
    }
}
