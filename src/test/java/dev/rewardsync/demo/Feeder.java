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
        // One request at a time: concurrent requests to partitions that were just created can block each other.
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
     * Sends all records with timestamps one millisecond apart, the last one now. A consumer that reads several topics by
     * timestamp gets them in the order in which they occurred. Old timestamps would exceed the topics' retention.
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
