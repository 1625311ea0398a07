package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * The partition that holds a customer's state and decides its events. It is the one that Kafka's default partitioner
 * assigns to the customer id.
 */
final class HomePartition {

    private HomePartition() {}

    /**
     * Returns the home partition of a customer or guest.
     *
     * @param partitions the number of home partitions
     */
    static int of(AccountOwner owner, int partitions) {
        return hash(owner.id()) % partitions;
    }

    /** Returns a hash of a key, 0 or more. Modulo the number of partitions it is the partition of the key. */
    static int hash(String key) {
        return hash(key.getBytes(StandardCharsets.UTF_8));
    }

    static int hash(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key));
    }
}
