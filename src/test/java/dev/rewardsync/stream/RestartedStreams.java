package dev.rewardsync.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Kafka Streams that is closed and started again after each failure, over the same state directory. A replaced thread
 * would wait for the session timeout of the failed one.
 */
final class RestartedStreams implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final Function<RocksDbMemory, KafkaStreams> create;
    private final Thread thread = Thread.ofPlatform().name("restarts").unstarted(this::run);
    private volatile boolean closing;
    private volatile CountDownLatch ended = new CountDownLatch(1);

    /** Starts Kafka Streams. */
    RestartedStreams(Function<RocksDbMemory, KafkaStreams> create) {
        this.create = create;
        thread.start();
    }

    private void run() {
        while (!closing) {
            CountDownLatch failed = new CountDownLatch(1);
            ended = failed;
            try (RocksDbMemory memory = new RocksDbMemory(32 << 20, 8 << 20);
                    KafkaStreams streams = create.apply(memory)) {
                streams.setUncaughtExceptionHandler(failure -> {
                    // Kafka Streams throws the failure again, and Awaitility would report it.
                    Thread.currentThread().setUncaughtExceptionHandler((thread, again) -> {});
                    failed.countDown();
                    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                });
                streams.start();
                if (!closing) {
                    failed.await();
                }
                streams.close(CLOSE_LIMIT);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops it cleanly. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        ended.countDown();
        thread.join();
    }
}
