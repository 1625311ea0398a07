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

/** Fires the due timers of idle customers, in batches of limited size and time, so that events are not delayed. */
final class TimerPunctuator {

    private static final Logger log = LoggerFactory.getLogger(TimerPunctuator.class);
    private static final int MAX_ACCOUNTS_PER_BATCH = 500;
    private static final long MAX_BATCH_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration RETRY_DELAY = Duration.ofMinutes(10);

    private final TimerStore timers;
    private final StepPlanner steps;
    private final TaskClock clock;
    private final InstantSource broker;
    private final WorkerMetrics metrics;
    private final Consumer<PlannedStep> apply;
    private final Map<AccountOwner, Instant> pausedUntil = new HashMap<>();

    TimerPunctuator(
            TimerStore timers,
            StepPlanner steps,
            TaskClock clock,
            InstantSource broker,
            WorkerMetrics metrics,
            Consumer<PlannedStep> apply) {
        this.timers = timers;
        this.steps = steps;
        this.clock = clock;
        this.broker = broker;
        this.metrics = metrics;
        this.apply = apply;
    }

    /** Fires the next batch of due timers, up to the limit of accounts or of time. */
    void fireDue() {
        Instant now = clock.now();
        Instant brokerNow = broker.instant();
        pausedUntil.values().removeIf(until -> !until.isAfter(brokerNow));
        long deadline = System.nanoTime() + MAX_BATCH_NANOS;
        for (TimerStore.ScheduledOwner entry : timers.dueBy(now, MAX_ACCOUNTS_PER_BATCH, pausedUntil::containsKey)) {
            plan(entry, now, brokerNow).ifPresent(apply);
            if (System.nanoTime() - deadline > 0) {
                return;
            }
        }
    }

    private Optional<PlannedStep> plan(TimerStore.ScheduledOwner entry, Instant now, Instant brokerNow) {
        try {
            return Optional.of(steps.planTimers(entry.owner(), now));
        } catch (KafkaException | UnreadableStateException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "The timers due at {} failed for one customer. They are retried in {} minutes",
                    entry.at(),
                    RETRY_DELAY.toMinutes(),
                    e);
            metrics.timersFailed();
            pausedUntil.put(entry.owner(), brokerNow.plus(RETRY_DELAY));
            return Optional.empty();
        }
    }
}
