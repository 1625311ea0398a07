package dev.rewardsync.faults;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the traffic of a shop at a steady rate until it is stopped. It survives the loss of a broker. */
final class TrafficSender implements AutoCloseable {

    private static final int PER_SECOND = 40;
    private static final int PATIENCE_MS = 300_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Iterator<ShopMessage> messages;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Starts to send. */
    TrafficSender(String bootstrapServers, ShopTraffic traffic) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1, // so that a retry does not change the order
                ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        messages = IntStream.iterate(0, generation -> generation + 1)
                .boxed()
                .flatMap(generation -> traffic.generation(generation).stream())
                .iterator();
        timer.scheduleAtFixedRate(this::send, 0, TimeUnit.SECONDS.toNanos(1) / PER_SECOND, TimeUnit.NANOSECONDS);
    }

    /**
     * Stops sending. Returns when everything sent is stored.
     *
     * @throws IllegalStateException if a message could not be sent
     */
    void finish() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("a message waits for a broker");
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a message could not be sent", failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close();
    }

    private void send() {
        try {
            producer.send(messages.next().record(), (metadata, failed) -> failedWith(failed));
        } catch (RuntimeException e) {
            failedWith(e); // a scheduled task that throws would end in silence
            throw e;
        }
    }

    private void failedWith(@Nullable Exception e) {
        if (e != null) {
            failure.compareAndSet(null, e);
        }
    }
}
