package dev.rewardsync.faults;

import dev.rewardsync.offline.RandomCustomers.ShopAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * A record that a shop sends.
 *
 * @param partition the partition that the shop's own partitioner chooses
 */
record ShopMessage(String topic, int partition, String key, byte[] value) {

    /** The number of partitions of each topic, and so of home partitions. */
    static final int PARTITIONS = 6;

    private static final Pattern CUSTOMER = Pattern.compile("\"customerId\":\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("\"orderId\":\"([^\"]+)\"");

    /** Returns the message of an event, in its home partition. */
    static ShopMessage of(ShopAction action, String eventId) {
        String json = action.json(eventId);
        String owner = ownerIn(json);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new ShopMessage("shop." + action.type().wireName(), homeOf(owner), owner, value);
    }

    /** Returns the customer in an event or an output, or else the order. */
    static String ownerIn(String json) {
        Matcher customer = CUSTOMER.matcher(json);
        Matcher order = ORDER.matcher(json);
        if (customer.find()) {
            return customer.group(1);
        }
        if (order.find()) {
            return order.group(1);
        }
        throw new IllegalArgumentException("expected a customer or an order in " + json);
    }

    /** Returns the home partition of a customer or guest. */
    static int homeOf(String owner) {
        return Utils.toPositive(Utils.murmur2(owner.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
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
