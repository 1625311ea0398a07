package dev.rewardsync.stream;

import dev.rewardsync.kafka.PartitionHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * The topic, key and partition of an output record.
 *
 * @param bytes the record's key; null if it has none
 * @param partitionHash 0 or more; the partition is this modulo the number of partitions
 */
record OutboundKey(String topic, byte @Nullable [] bytes, int partitionHash) {

    static final Serializer<OutboundKey> SERIALIZER = (topic, key) -> key.bytes();

    @SuppressWarnings("removal") // the abstract method of StreamPartitioner
    static final StreamPartitioner<OutboundKey, byte[]> PARTITIONER =
            (topic, key, value, partitions) -> Optional.of(Set.of(key.partitionHash() % partitions));

    static final TopicNameExtractor<OutboundKey, byte[]> TOPIC = (key, value, context) -> key.topic();

    /** Creates a key. Its partition is derived from {@code partitionedBy}. */
    static OutboundKey of(String topic, String key, String partitionedBy) {
        return new OutboundKey(topic, key.getBytes(StandardCharsets.UTF_8), PartitionHash.of(partitionedBy));
    }
}
