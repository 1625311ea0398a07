package dev.rewardsync.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Where an output record goes.
 *
 * @param bytes the record's key
 * @param place taken modulo the topic's number of partitions, the partition; 0 or more
 */
record OutboundKey(String topic, byte @Nullable [] bytes, int place) {

    static final Serializer<OutboundKey> SERIALIZER = (topic, key) -> key.bytes();
    static final StreamPartitioner<OutboundKey, byte[]> PARTITIONER =
            (topic, key, value, partitions) -> Optional.of(Set.of(key.place() % partitions));
    static final TopicNameExtractor<OutboundKey, byte[]> TOPIC = (key, value, context) -> key.topic();

    /** A key, in the partition of a text. */
    static OutboundKey of(String topic, String key, String partitionedBy) {
        return new OutboundKey(topic, key.getBytes(StandardCharsets.UTF_8), HomePartition.hash(partitionedBy));
    }
}
