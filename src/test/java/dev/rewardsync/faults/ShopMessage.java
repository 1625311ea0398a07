package dev.rewardsync.faults;

import dev.rewardsync.acceptance.ShopProducer;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that a shop sends.
 *
 * @param partition the partition that the shop's own partitioner chooses
 */
record ShopMessage(String topic, int partition, String key, byte[] value) {

    /** The number of partitions of each topic, and so of home partitions. */
    static final int PARTITIONS = ShopProducer.HOME_PARTITIONS;

    /** Returns the message of an event, in its home partition. */
    static ShopMessage of(ShopAction action, String eventId) {
        String json = action.json(eventId);
        String owner = ShopProducer.ownerIn(json);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new ShopMessage("shop." + action.type().wireName(), ShopProducer.homePartition(owner), owner, value);
    }

    ShopMessage inPartition(int other) {
        return new ShopMessage(topic, other, key, value);
    }

    ShopMessage withValue(byte[] other) {
        return new ShopMessage(topic, partition, key, other);
    }

    ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
