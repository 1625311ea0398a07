package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts record timestamps and limits them to the broker's current time. Outputs have the timestamps of their inputs,
 * and brokers can reject records with a timestamp in the future. A record without a timestamp, which Kafka represents as
 * -1, gets the current time.
 */
record ClampedTimestamps(InstantSource broker) implements TimestampExtractor {

    /** Younger than any usual retention of a topic. */
    private static final Duration OLDEST_TIMER = Duration.ofDays(1);

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = broker.millis();
        return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
    }

    /**
     * Returns the timestamp of an output that a timer causes: the moment at which the timer was due, but never later than
     * the broker's time. An output of a timer that fires more than a day late gets the broker's time. Otherwise the
     * retention of its topic could delete it before anybody reads it.
     */
    static Instant ofTimer(Instant dueAt, Instant brokerNow) {
        boolean late = dueAt.isBefore(brokerNow.minus(OLDEST_TIMER));
        return late || dueAt.isAfter(brokerNow) ? brokerNow : dueAt;
    }
}
