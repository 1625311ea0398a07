package dev.rewardsync.acceptance;

import dev.rewardsync.superstore.ShopRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A shop that has topics and a way of dividing customers over their partitions that are its own.
 *
 * @param partitions how many each of its topics has
 */
record Shop(String bootstrapServers, Map<String, Integer> partitions, Partitioning partitioning) {

    /** How many partitions the worker's inbox has, and with it, how many homes there are. */
    static final int HOMES = 6;

    /** Where a record goes. */
    interface Partitioning {
        int partitionOf(String key, int partitionCount);
    }

    /** Creates the shop's topics. */
    void open() throws Exception {
        List<NewTopic> topics = partitions.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        }
    }

    /**
     * Writes records. They are stamped a millisecond apart, the last one now: whoever reads several topics by timestamp
     * meets them in the order of the list.
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
     * Only one request at a time: a partition that has just been created may refuse a batch, take the one behind it as
     * its producer's first, and from then on find the first out of order.
     */
    static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers, "linger.ms", 5, "max.in.flight.requests.per.connection", 1);
    }

    /** How many of the records, by topic, do not arrive at their customer's home. */
    Map<String, Long> arrivingElsewhere(List<ShopRecord> records) {
        Map<String, Long> elsewhere = new HashMap<>();
        for (ShopRecord written : records) {
            if (partitionOf(written) != home(written.key())) {
                elsewhere.merge(written.topic(), 1L, Long::sum);
            }
        }
        return elsewhere;
    }

    /** A customer's home: where Kafka's own client would put the key. */
    static int home(String customerId) {
        return Utils.toPositive(Utils.murmur2(customerId.getBytes(StandardCharsets.UTF_8))) % HOMES;
    }

    private int partitionOf(ShopRecord written) {
        return partitioning.partitionOf(written.key(), partitions.get(written.topic()));
    }
}
