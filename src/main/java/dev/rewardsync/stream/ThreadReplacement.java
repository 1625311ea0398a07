package dev.rewardsync.stream;

import dev.rewardsync.store.NewerStateException;
import dev.rewardsync.stream.ErasedCustomers.OtherErasureKeyException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, after a delay that doubles with each failure. Most failures are temporary, such
 * as a broker outage. A permanent failure must neither stop the worker nor keep it busy.
 *
 * <p>Three failures stop the worker instead. State of a newer version: no thread of this version can read it. Customers who
 * were erased with another key: no thread of this worker could tell who was. A fenced instance id: another process has taken
 * this one's place, and new threads would fence that one in turn.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);
    private static final long RESET_NANOS = Duration.ofMinutes(5).toNanos();
    /** Long enough for a new thread to get its partitions, and to fail again if the right is still missing. */
    private static final long FAILS_AGAIN_WITHIN_NANOS = Duration.ofSeconds(15).toNanos();

    private final Consumer<WorkerRefusedException> onRefused;
    private final Supplier<WorkerRefusedException> fenced;
    private final Supplier<@Nullable String> topicProblem;
    private final StateDisk disk;
    private final BrokerReachability reachability;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Duration delay = INITIAL_DELAY;
    private long lastFailureNanos = System.nanoTime() - RESET_NANOS;
    private volatile @Nullable MissingRight missingRight;

    /** A request that Kafka refused. */
    private record MissingRight(String problem, long untilNanos) {}

    /**
     * Creates a handler.
     *
     * @param onRefused is called with the reason why the worker must stop
     * @param fenced is called for each thread whose instance id is fenced, and returns the reason
     * @param topicProblem checks the topics, logs their problem and returns it; null if there is none
     * @param disk is told that it is full; the thread is replaced when it has room
     * @param reachability names failures that are consequences of an outage of Kafka
     */
    ThreadReplacement(
            Consumer<WorkerRefusedException> onRefused,
            Supplier<WorkerRefusedException> fenced,
            Supplier<@Nullable String> topicProblem,
            StateDisk disk,
            BrokerReachability reachability) {
        this.onRefused = onRefused;
        this.fenced = fenced;
        this.topicProblem = topicProblem;
        this.disk = disk;
        this.reachability = reachability;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        WorkerRefusedException refusal = refusal(failure);
        if (refusal != null) {
            onRefused.accept(refusal);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        // The caller of PositionTrackingClients.interrupt waits for new clients.
        Duration wait = causeOf(failure, WakeupException.class) != null ? Duration.ZERO : nextDelay();
        report(failure, wait);
        // Kafka Streams throws the failure again, and the JVM would print it.
        Thread.currentThread().setUncaughtExceptionHandler((thread, logged) -> {});
        try {
            boolean closed = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)
                    || StateDisk.isFullBy(failure) && !disk.awaitRoom(closing);
            return closed
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
    }

    private void report(Throwable failure, Duration wait) {
        AuthorizationException denied = causeOf(failure, AuthorizationException.class);
        if (StateDisk.isFullBy(failure)) {
            disk.reportFull();
        } else if (causeOf(failure, WakeupException.class) != null) {
            log.debug("A stream thread was interrupted and is replaced");
        } else if (denied != null) {
            String problem = "a right in Kafka is missing: " + denied.getMessage() + " (see docs/security.md)";
            missingRight = new MissingRight(problem, System.nanoTime() + wait.toNanos() + FAILS_AGAIN_WITHIN_NANOS);
            log.error("The worker cannot process records: {}. It tries again in {} s", problem, wait.toSeconds());
        } else if (reachability.isDisturbed() && OutageFailure.isIn(failure)) { // BrokerHealthMonitor logs the outage
            log.debug("A stream thread failed because of an outage of Kafka and is replaced in {} s", wait.toSeconds());
        } else if (topicProblem.get() == null) {
            log.error("A stream thread failed and is replaced in {} s", wait.toSeconds(), failure);
        } else { // the failure says less, and Kafka's advice in it would delete the state
            log.debug("A stream thread failed because of its topics and is replaced in {} s", wait.toSeconds());
        }
    }

    /** Returns the first exception of a type among a failure and its causes; null if there is none. */
    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        return Causes.of(failure)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Returns why the last thread failed if it lacked a right in Kafka; null if a new thread did not fail again. */
    @Nullable
    String problem() {
        MissingRight current = missingRight;
        return current == null || System.nanoTime() - current.untilNanos() > 0 ? null : current.problem();
    }

    /** Ends all delays. The failed threads are not replaced. */
    void close() {
        closing.countDown();
    }

    private @Nullable WorkerRefusedException refusal(Throwable failure) {
        NewerStateException newer = causeOf(failure, NewerStateException.class);
        if (newer != null) {
            return new WorkerRefusedException(Objects.requireNonNull(newer.getMessage()));
        }
        OtherErasureKeyException otherKey = causeOf(failure, OtherErasureKeyException.class);
        if (otherKey != null) {
            return new WorkerRefusedException(Objects.requireNonNull(otherKey.getMessage()));
        }
        return causeOf(failure, FencedInstanceIdException.class) == null ? null : fenced.get();
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
