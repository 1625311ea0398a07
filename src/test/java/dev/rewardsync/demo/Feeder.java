package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shop: writes its records to Kafka, in order. */
final class Feeder implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final AtomicInteger acknowledged = new AtomicInteger();

    Feeder(String bootstrapServers) {
        // One request at a time: several to partitions that have only just come to be can block each other.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /**
     * Sends all records. They are stamped a millisecond apart, the last one now: whoever reads several topics by
     * timestamp meets them in the order in which they occurred, and an old date keeps none from being retained.
     */
    void feed(List<ShopRecord> records) {
        long timestamp = System.currentTimeMillis() - records.size();
        for (ShopRecord shopRecord : records) {
            send(shopRecord, timestamp++);
        }
        producer.flush();
    }

    Future<RecordMetadata> send(ShopRecord shopRecord, long timestampMillis) {
        return producer.send(
                new ProducerRecord<>(shopRecord.topic(), null, timestampMillis, shopRecord.key(), shopRecord.json()),
                (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    }
                });
    }

    int acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
