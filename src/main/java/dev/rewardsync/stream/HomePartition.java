package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The one partition in which a customer's state lives and events are decided, as Kafka's own partitioner has it. */
final class HomePartition {

    private HomePartition() {}

    /** A customer's or guest's home among so many partitions. */
    static int of(AccountOwner owner, int partitions) {
        return hash(owner.id()) % partitions;
    }

    /** 0 or more; taken modulo the number of partitions, the place of a key. */
    static int hash(String key) {
        return hash(key.getBytes(StandardCharsets.UTF_8));
    }

    static int hash(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key));
    }
}
