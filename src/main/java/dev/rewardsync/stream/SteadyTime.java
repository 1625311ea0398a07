package dev.rewardsync.stream;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * The time of Kafka Streams: the broker's time at the start, plus the time that has elapsed since. It never jumps. If the
 * machine's clock is set back, Kafka Streams would otherwise neither commit nor punctuate until it has caught up.
 */
final class SteadyTime implements Time {

    private final long startMs;
    private final long startNanos = System.nanoTime();

    SteadyTime(InstantSource broker) {
        this.startMs = broker.millis();
    }

    @Override
    public long milliseconds() {
        return startMs + (nanoseconds() - startNanos) / 1_000_000;
    }

    @Override
    public long nanoseconds() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        long remainingMs = deadlineMs - milliseconds();
        Time.SYSTEM.waitObject(object, condition, Time.SYSTEM.milliseconds() + remainingMs);
    }
}
