package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.kafka.PartitionHash;

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
        return PartitionHash.of(owner.id()) % partitions;
    }
}
