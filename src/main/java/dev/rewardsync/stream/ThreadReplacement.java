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
 * Replaces a stream thread that failed, after a pause that grows while threads keep failing: most failures pass (a
 * broker that was gone for long), and one that does not must neither end the worker nor keep it busy with failing.
 *
 * <p>State of a newer version ends the worker instead: no thread of this version can read it.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final long CALM_NANOS = Duration.ofMinutes(5).toNanos();

    private final Consumer<StartupRefusedException> onRefused;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Duration pause = FIRST_PAUSE;
    private long lastFailureNanos = System.nanoTime() - CALM_NANOS;

    ThreadReplacement(Consumer<StartupRefusedException> onRefused) {
        this.onRefused = onRefused;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NewerStateException newer) {
                onRefused.accept(new StartupRefusedException(Objects.requireNonNull(newer.getMessage())));
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        Duration wait = nextPause();
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

    /** The worker ends: nobody waits any more. */
    void close() {
        closing.countDown();
    }

    private synchronized Duration nextPause() {
        long now = System.nanoTime();
        boolean calm = now - lastFailureNanos >= CALM_NANOS;
        lastFailureNanos = now;
        Duration next = calm ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        return pause;
    }
}
