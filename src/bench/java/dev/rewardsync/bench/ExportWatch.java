package dev.rewardsync.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An ERP that sees exports as soon as they are committed, and notes how old the orders behind them are by then. */
final class ExportWatch implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Void> watching;
    private final List<Long> latenciesMs = new ArrayList<>();
    private volatile long seen;
    private volatile boolean closing;

    /** Watches the exports of a topic from now on. */
    ExportWatch(Kafka kafka, String topic, int partitions) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        watching = CompletableFuture.runAsync(this::watch, Thread.ofPlatform().name("export-watch")::start);
    }

    /** How many exports have been seen. */
    long seen() {
        return seen;
    }

    /** How old they were, in the order in which they came; to be asked when closed. */
    List<Long> latenciesMs() {
        return latenciesMs;
    }

    @Override
    public void close() {
        closing = true;
        watching.join();
        consumer.close();
    }

    private void watch() {
        while (!closing) {
            var exports = consumer.poll(Duration.ofMillis(50));
            long now = System.currentTimeMillis();
            exports.forEach(export -> latenciesMs.add(now - export.timestamp()));
            seen = latenciesMs.size();
        }
    }
}
