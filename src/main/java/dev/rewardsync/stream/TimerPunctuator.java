package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.store.UnreadableStateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles customers of whom no event comes, a bounded number at a time, so that events are not kept waiting. */
final class TimerPunctuator {

    private static final Logger log = LoggerFactory.getLogger(TimerPunctuator.class);
    private static final int MOST_AT_ONCE = 500;
    private static final long LONGEST_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(10);

    private final TimerStore timers;
    private final StepPlanner steps;
    private final TaskClock clock;
    private final InstantSource wall;
    private final WorkerMetrics metrics;
    private final Consumer<PlannedStep> take;
    private final Map<AccountOwner, Instant> pausedUntil = new HashMap<>();

    TimerPunctuator(
            TimerStore timers,
            StepPlanner steps,
            TaskClock clock,
            InstantSource wall,
            WorkerMetrics metrics,
            Consumer<PlannedStep> take) {
        this.timers = timers;
        this.steps = steps;
        this.clock = clock;
        this.wall = wall;
        this.metrics = metrics;
        this.take = take;
    }

    /** Settles who is due, until the time or number for one run is used up; the rest comes with the next. */
    void settle() {
        Instant now = clock.now();
        Instant wallNow = wall.instant();
        pausedUntil.values().removeIf(until -> !until.isAfter(wallNow));
        long deadline = System.nanoTime() + LONGEST_NANOS;
        for (TimerStore.Entry entry : timers.dueBy(now, MOST_AT_ONCE, pausedUntil::containsKey)) {
            plan(entry, now, wallNow).ifPresent(take);
            if (System.nanoTime() - deadline > 0) {
                return;
            }
        }
    }

    private Optional<PlannedStep> plan(TimerStore.Entry entry, Instant now, Instant wallNow) {
        try {
            return Optional.of(steps.settling(entry.owner(), now));
        } catch (KafkaException | UnreadableStateException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "settling what fell due at {} for one customer failed; it is tried again in {} minutes",
                    entry.at(),
                    PAUSE_AFTER_FAILURE.toMinutes(),
                    e);
            metrics.settlementFailed();
            pausedUntil.put(entry.owner(), wallNow.plus(PAUSE_AFTER_FAILURE));
            return Optional.empty();
        }
    }
}
