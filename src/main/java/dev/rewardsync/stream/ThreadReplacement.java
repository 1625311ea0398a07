package dev.rewardsync.stream;

import dev.rewardsync.store.NewerStateException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, after a delay that doubles with each failure. Most failures are temporary, such
 * as a broker outage. A permanent failure must neither stop the worker nor keep it busy.
 *
 * <p>State of a newer version stops the worker instead, because no thread of this version can read it.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);
    private static final long RESET_NANOS = Duration.ofMinutes(5).toNanos();

    private final Consumer<WorkerRefusedException> onRefused;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Duration delay = INITIAL_DELAY;
    private long lastFailureNanos = System.nanoTime() - RESET_NANOS;

    ThreadReplacement(Consumer<WorkerRefusedException> onRefused) {
        this.onRefused = onRefused;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NewerStateException newer) {
                onRefused.accept(new WorkerRefusedException(Objects.requireNonNull(newer.getMessage())));
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        Duration wait = nextDelay();
        log.error("A stream thread failed and is replaced in {} s", wait.toSeconds(), failure);
        try {
            if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Ends all delays. The failed threads are not replaced. */
    void close() {
        closing.countDown();
    }

    private synchronized Duration nextDelay() {
        long now = System.nanoTime();
        boolean reset = now - lastFailureNanos >= RESET_NANOS;
        lastFailureNanos = now;
        Duration next = reset ? INITIAL_DELAY : delay.multipliedBy(2);
        delay = next.compareTo(MAX_DELAY) < 0 ? next : MAX_DELAY;
        return delay;
    }
}
