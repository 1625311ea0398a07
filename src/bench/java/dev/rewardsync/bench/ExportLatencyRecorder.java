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

/** Reads committed exports and records the time from the order's timestamp to the moment at which its export is read. */
final class ExportLatencyRecorder implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Void> reading;
    private final List<Long> latenciesMs = new ArrayList<>();
    private volatile long count;
    private volatile boolean closing;

    /** Starts reading at the current end of the topic. */
    ExportLatencyRecorder(BrokerClient client, String topic, int partitions) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                client.bootstrapServers(),
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
        reading = CompletableFuture.runAsync(this::read, Thread.ofPlatform().name("export-latency-recorder")::start);
    }

    /** Returns the number of exports read so far. */
    long count() {
        return count;
    }

    /** Returns the latencies in milliseconds, in the order of arrival. Call this only after {@link #close()}. */
    List<Long> latenciesMs() {
        return latenciesMs;
    }

    @Override
    public void close() {
        closing = true;
        reading.join();
        consumer.close();
    }

    private void read() {
        while (!closing) {
            var exports = consumer.poll(Duration.ofMillis(50));
            long now = System.currentTimeMillis();
            exports.forEach(export -> latenciesMs.add(now - export.timestamp()));
            count = latenciesMs.size();
        }
    }
}
