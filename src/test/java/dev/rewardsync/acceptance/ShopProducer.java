package dev.rewardsync.acceptance;

import dev.rewardsync.superstore.ShopRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes the records of a shop with its own topics and partitioning.
 *
 * @param partitions the number of partitions of each topic
 */
public record ShopProducer(String bootstrapServers, Map<String, Integer> partitions, Partitioning partitioning) {

    /** The partitions of the worker's inbox, and so the number of home partitions. */
    public static final int HOME_PARTITIONS = 6;

    private static final Pattern CUSTOMER = Pattern.compile("\"customerId\":\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("\"orderId\":\"([^\"]+)\"");

    /** Returns the partition of a key. */
    public interface Partitioning {
        int partitionOf(String key, int partitionCount);
    }

    /** Creates the shop's topics. */
    void createTopics() throws Exception {
        List<NewTopic> topics = partitions.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        }
    }

    /**
     * Writes records with timestamps one millisecond apart, the last one now. A consumer that reads several topics by
     * timestamp gets them in the order of the list.
     */
    void write(List<ShopRecord> records) throws Exception {
        long timestampMillis = System.currentTimeMillis() - records.size();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer =
                new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (ShopRecord written : records) {
                sent.add(producer.send(new ProducerRecord<>(
                        written.topic(), partitionOf(written), timestampMillis++, written.key(), written.json())));
            }
        }
        for (Future<RecordMetadata> written : sent) {
            written.get();
        }
    }

    /**
     * Returns producer settings with one request in flight: a partition that was just created may refuse one batch
     * and accept the next, and then refuses the first as out of order.
     */
    static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers, "linger.ms", 5, "max.in.flight.requests.per.connection", 1);
    }

    /** Returns the number of records of each topic that do not arrive at their home partition. */
    Map<String, Long> arrivingElsewhere(List<ShopRecord> records) {
        Map<String, Long> elsewhere = new HashMap<>();
        for (ShopRecord written : records) {
            if (partitionOf(written) != homePartition(written.key())) {
                elsewhere.merge(written.topic(), 1L, Long::sum);
            }
        }
        return elsewhere;
    }

    /** Returns the customer in an event or an output, or else the order. */
    public static String ownerIn(String json) {
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

    /** Returns the home partition of a customer or guest: that of Kafka's default partitioner. */
    public static int homePartition(String customerId) {
        return Utils.toPositive(Utils.murmur2(customerId.getBytes(StandardCharsets.UTF_8))) % HOME_PARTITIONS;
    }

    private int partitionOf(ShopRecord written) {
        return partitioning.partitionOf(written.key(), partitions.get(written.topic()));
    }
}
