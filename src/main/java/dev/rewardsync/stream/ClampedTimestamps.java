package dev.rewardsync.stream;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts record timestamps and limits them to the current time. Outputs have the timestamps of their inputs, and
 * brokers can reject records with a timestamp in the future. A record without a timestamp, which Kafka represents as -1,
 * gets the current time.
 */
record ClampedTimestamps(InstantSource wall) implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = wall.millis();
        return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
    }
}
