package dev.rewardsync.stream;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether Kafka answered the worker's last request. The worker asks every few seconds, so that readers never wait. */
final class BrokerReachability {

    /** Longer than the timeouts of Kafka's clients, 60 seconds: requests of an outage fail up to that time after it. */
    private static final long AFTERMATH_NANOS = Duration.ofMinutes(2).toNanos();

    /** Several times as long as a check takes, so that only checks that have ended or wait forever exceed it. */
    private static final long MAX_AGE_NANOS = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanoTime;
    private volatile boolean reachable;
    private volatile boolean outage;
    private volatile long lastFailureNanos;
    private volatile long lastAnswerNanos;

    BrokerReachability() {
        this(System::nanoTime);
    }

    /**
     * Creates an instance.
     *
     * @param nanoTime measures elapsed time
     */
    BrokerReachability(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns whether Kafka answered the last request, in the last 30 seconds; false before the first one. */
    boolean isReachable() {
        return reachable && nanoTime.getAsLong() - lastAnswerNanos < MAX_AGE_NANOS;
    }

    /**
     * Returns whether there is an outage, or was one a short time ago. Failures of Kafka's clients are then its consequences.
     * Before the first answer of Kafka there is no outage.
     */
    boolean isDisturbed() {
        return outage && nanoTime.getAsLong() - lastFailureNanos < AFTERMATH_NANOS;
    }

    void answered() {
        lastAnswerNanos = nanoTime.getAsLong();
        reachable = true;
    }

    void failed() {
        lastFailureNanos = nanoTime.getAsLong();
        outage |= reachable;
        reachable = false;
    }
}
