package dev.rewardsync.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the exports in a thread of its own and remembers when each order's first export became readable. */
final class ExportTimes implements AutoCloseable {

    private final Map<String, Long> readNanos = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread = Thread.ofPlatform().unstarted(this::read);

    /** Starts reading at the current end. The topic must exist. */
    ExportTimes(String bootstrapServers, IsolationLevel isolation) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation.toString());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(LedgerAndExports.EXPORTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** Returns the readings of {@link System#nanoTime} by order id. */
    Map<String, Long> byOrder() {
        return readNanos;
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(export -> readNanos.putIfAbsent(export.key(), System.nanoTime()));
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
