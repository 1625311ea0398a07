package dev.rewardsync.acceptance;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the Superstore's orders to their home partitions, one every few milliseconds, until it is closed. */
final class OrderFeed implements AutoCloseable {

    private static final int INTERVAL_MS = 25;

    private final KafkaProducer<String, String> producer;
    private final Iterator<ShopRecord> orders = Superstore.records().stream()
            .filter(written -> written.topic().equals(Superstore.ORDER_PLACED))
            .iterator();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    OrderFeed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                ShopProducer.settings(bootstrapServers), new StringSerializer(), new StringSerializer());
        timer.scheduleAtFixedRate(this::sendNext, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    private void sendNext() {
        ShopRecord next = orders.next();
        producer.send(
                new ProducerRecord<>(next.topic(), ShopProducer.homePartition(next.key()), next.key(), next.json()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
        producer.close();
    }
}
