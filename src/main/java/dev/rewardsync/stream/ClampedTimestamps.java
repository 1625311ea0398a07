package dev.rewardsync.stream;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Clamps record timestamps to the current time: outputs have the timestamps of their inputs, and brokers reject later
 * ones. A record without a timestamp, which Kafka writes as -1, has the current time.
 */
record ClampedTimestamps(InstantSource wall) implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = wall.millis();
        return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
    }
}
