package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The broker's current time: the time that was read last, plus the time that has elapsed since. Steps of the machine's
 * clock do not change it. Before the first reading, it starts at the machine's time.
 */
public final class BrokerClock implements InstantSource {

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final Reading machineAtStart;
    private volatile Reading last;

    /**
     * A time of a clock.
     *
     * @param atNanos when it was read
     */
    private record Reading(Instant time, long atNanos) {
        Instant after(long nanos) {
            return time.plusNanos(nanos - atNanos);
        }
    }

    /** Creates a clock of this machine. */
    public BrokerClock(InstantSource wall) {
        this(wall, System::nanoTime);
    }

    /**
     * Creates a clock.
     *
     * @param wall the machine's clock
     * @param nanoTime measures elapsed time
     */
    BrokerClock(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.machineAtStart = new Reading(wall.instant(), nanoTime.getAsLong());
        this.last = machineAtStart;
    }

    /** Stores the broker's time, as just read. */
    void wasRead(Instant brokerTime) {
        last = new Reading(brokerTime, nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        return last.after(nanoTime.getAsLong());
    }

    /** Returns by how much the machine's clock was set since the start; negative if it was set back. */
    Duration machineShift() {
        return Duration.between(machineAtStart.after(nanoTime.getAsLong()), wall.instant());
    }

    /** Returns the current difference between the machine's clock and the broker's. */
    ClockDifference difference() {
        return new ClockDifference(wall.instant(), instant());
    }
}
