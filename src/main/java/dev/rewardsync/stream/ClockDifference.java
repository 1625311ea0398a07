package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the clock of the worker's machine and the broker's clock at one moment.
 *
 * @param worker the time of the worker's machine
 * @param broker the time of the broker
 */
record ClockDifference(Instant worker, Instant broker) {

    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final Duration TIMERS_PAUSE_AFTER = Duration.ofMinutes(5);

    /** What the worker does about a difference. */
    enum Effect {
        /** The difference is tolerated. */
        NONE,
        /** The worker processes events, but is not ready. */
        NOT_READY,
        /** In addition, the timers of idle customers do not fire. */
        TIMERS_PAUSED
    }

    /** Returns how far the worker's clock is ahead of the broker's; negative if it is behind. */
    Duration ahead() {
        return Duration.between(broker, worker);
    }

    /** Returns what the worker does about it. */
    Effect effect() {
        Duration size = ahead().abs();
        if (size.compareTo(TIMERS_PAUSE_AFTER) > 0) {
            return Effect.TIMERS_PAUSED;
        }
        return size.compareTo(TOLERATED) > 0 ? Effect.NOT_READY : Effect.NONE;
    }

    /** Returns both times and the cure; null if the difference is tolerated. */
    @Nullable
    String problem() {
        return switch (effect()) {
            case NONE -> null;
            case NOT_READY -> description();
            case TIMERS_PAUSED ->
                description() + ". Until then, timers of idle customers are paused: their points are neither released"
                        + " nor expired";
        };
    }

    private String description() {
        return "the clock of this machine is %d s %s the broker's: %s here, %s at the broker. Set the wrong clock with NTP"
                .formatted(
                        ahead().abs().toSeconds(),
                        ahead().isNegative() ? "behind" : "ahead of",
                        worker.truncatedTo(ChronoUnit.SECONDS),
                        broker.truncatedTo(ChronoUnit.SECONDS));
    }
}
