package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the Superstore's orders to their home partitions, one every few milliseconds, until it is closed. */
final class OrderFeed implements AutoCloseable {

    private static final int INTERVAL_MS = 25;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");

    private final KafkaProducer<String, String> producer;
    private final Iterator<ShopRecord> orders = Superstore.records().stream()
            .filter(written -> written.topic().equals(Superstore.ORDER_PLACED))
            .iterator();
    private final Map<String, SentOrder> sent = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    OrderFeed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                ShopProducer.settings(bootstrapServers), new StringSerializer(), new StringSerializer());
        timer.scheduleAtFixedRate(this::sendNext, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** An order that was sent, with the reading of {@link System#nanoTime} at that moment. */
    record SentOrder(String orderId, int partition, long sentNanos) {}

    /** Returns the orders sent so far by order id. */
    Map<String, SentOrder> sent() {
        return sent;
    }

    private void sendNext() {
        ShopRecord next = orders.next();
        Matcher matcher = ORDER_ID.matcher(next.json());
        assertThat(matcher.find()).isTrue();
        String orderId = matcher.group(1);
        int partition = ShopProducer.homePartition(next.key());
        sent.put(orderId, new SentOrder(orderId, partition, System.nanoTime()));
        producer.send(new ProducerRecord<>(next.topic(), partition, next.key(), next.json()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
        producer.close();
    }
}
