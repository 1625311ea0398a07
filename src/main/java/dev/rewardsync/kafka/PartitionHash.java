package dev.rewardsync.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The hash of a key by which Kafka's default partitioner assigns partitions. */
public final class PartitionHash {

    private PartitionHash() {}

    /** Returns the hash of a key, 0 or more. Modulo the number of partitions it is the partition of the key. */
    public static int of(String key) {
        return of(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of a key, 0 or more. */
    public static int of(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key));
    }
}
