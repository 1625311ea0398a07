package dev.rewardsync.stream;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Record timestamps between 1970 and now: brokers refuse what is stamped much later, and outputs are stamped like their
 * inputs.
 */
record ClampedTimestamps(InstantSource wall) implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.clamp(record.timestamp(), 0, wall.millis());
    }
}
