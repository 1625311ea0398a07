package dev.rewardsync.stream;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Record timestamps between 1970 and now: brokers refuse what is stamped much later, and outputs are stamped like their
 * inputs. A record without a timestamp, which Kafka writes as -1, is of now.
 */
record ClampedTimestamps(InstantSource wall) implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = wall.millis();
        return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
    }
}
