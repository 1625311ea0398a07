package dev.rewardsync.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Watches for how long exports pause. After a fault, it notes for each home partition when a reader
 * gets the first export of an event that was sent after the fault. An export has the timestamp of its event, so older
 * events that are exported late do not count.
 */
public final class ExportWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final Map<Integer, Instant> firstExports = new HashMap<>();
    private Instant since = Instant.MAX;
    private volatile boolean closed;
    private final Thread thread;

    /** Starts to watch the exports. */
    public ExportWatch(String bootstrapServers, IsolationLevel isolation) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation.toString());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(consumer.partitionsFor(LedgerAndExports.EXPORTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        thread = Thread.ofPlatform().daemon().name("export-watch").start(this::watch);
    }

    /** Forgets the exports so far: the next fault is now. */
    public synchronized void reset() {
        firstExports.clear();
        since = Instant.now();
    }

    /** Returns whether every home partition has exported an event that was sent after the fault. */
    public synchronized boolean allResumed() {
        return firstExports.size() == ShopProducer.HOME_PARTITIONS;
    }

    /** Returns the time from the fault to the first export, of each home partition that has one. */
    public synchronized List<Duration> pauses() {
        return firstExports.values().stream()
                .map(first -> Duration.between(since, first))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        consumer.close();
    }

    private void watch() {
        while (!closed) {
            consumer.poll(POLL).forEach(this::note);
        }
    }

    private synchronized void note(ConsumerRecord<String, String> export) {
        if (!Instant.ofEpochMilli(export.timestamp()).isBefore(since)) {
            firstExports.putIfAbsent(ShopProducer.homePartition(ShopProducer.ownerIn(export.value())), Instant.now());
        }
    }
}
