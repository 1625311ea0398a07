package dev.rewardsync.stream;

import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.store.PointsLiability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Updates the metrics of the worker. Each counter is looked up in the registry once. */
public final class WorkerMetrics {

    private static final String OF_ERASED_CUSTOMER = "customer_erased";
    private static final String NO_RULE = "";
    private static final String DEAD_LETTERED = "dead_lettered";

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Integer, PointsLiability> liabilities = new ConcurrentHashMap<>();
    private final Timer decisionTime;
    private final Timer endToEndTime;

    /** The key of a counter: a metric and up to two label values. */
    private record Series(WorkerMetric metric, Object first, Object second) {}

    /**
     * Registers the metrics.
     *
     * @param topics the topics whose lag is measured
     */
    public WorkerMetrics(MeterRegistry registry, InputPositions positions, List<String> topics) {
        this.registry = registry;
        this.decisionTime = timer(WorkerMetric.DECISION_SECONDS, Duration.ofNanos(10_000), Duration.ofSeconds(1));
        this.endToEndTime = timer(WorkerMetric.END_TO_END_SECONDS, Duration.ofMillis(10), Duration.ofMinutes(10));
        for (String topic : topics) {
            gauge(WorkerMetric.LAG_RECORDS, topic, () -> positions.lagRecords(topic));
        }
        gauge(WorkerMetric.POINTS_OUTSTANDING, "available", () -> sum(PointsLiability::available));
        gauge(WorkerMetric.POINTS_OUTSTANDING, "pending", () -> sum(PointsLiability::pending));
        gauge(WorkerMetric.POINTS_OUTSTANDING, "overdrawn", () -> sum(PointsLiability::overdrawn));
        counter(WorkerMetric.FENCINGS, "", "");
    }

    /** Measures the difference between the machine's clock and the broker's. */
    void clockDifference(BrokerClock clock) {
        Gauge.builder(WorkerMetric.CLOCK_DIFFERENCE.meterName(), () -> seconds(clock))
                .description(WorkerMetric.CLOCK_DIFFERENCE.description())
                .register(registry);
    }

    private static double seconds(BrokerClock clock) {
        return clock.difference().ahead().toMillis() / 1000.0;
    }

    /** Records the time of a decision. */
    void decisionTook(long nanos) {
        decisionTime.record(Duration.ofNanos(nanos));
    }

    /** Counts a record that was rerouted to its customer's home partition. */
    void rerouted(String topic) {
        count(WorkerMetric.REROUTED, topic, "");
    }

    /** Counts a dead letter of a record that was not decided. */
    void deadLettered(DeadLetter letter) {
        count(WorkerMetric.EVENTS, letter.source().topic(), DEAD_LETTERED);
        deadLetter(letter);
    }

    /**
     * Counts the results of a decision.
     *
     * @param topic the topic where its event first arrived; null if it has none
     */
    void decided(Decision decision, @Nullable String topic) {
        if (topic != null && decision.outcome() != null) {
            count(WorkerMetric.EVENTS, topic, nameOf(decision.outcome()));
            if (decision.outcome() == Outcome.Accepted.DUPLICATE) {
                count(WorkerMetric.DUPLICATES, topic, "");
            }
        }
        for (LedgerEntry entry : decision.entries()) {
            String rule = entry.ruleId() == null ? NO_RULE : entry.ruleId();
            counter(WorkerMetric.POINTS, entry.type(), rule).increment(Math.abs((double) movedPoints(entry)));
        }
        for (TrialPoints trial : decision.trialPoints()) {
            counter(WorkerMetric.TRIAL_POINTS, trial.ruleId(), "").increment(trial.points());
        }
        for (OrderExport export : decision.exports()) {
            count(WorkerMetric.EXPORTS, export.reason(), "");
        }
        for (Discrepancy discrepancy : decision.newDiscrepancies()) {
            count(WorkerMetric.DISCREPANCIES, discrepancy.code(), "");
        }
        decision.rejectedEvents().forEach(rejected -> deadLetter(DeadLetter.of(rejected)));
    }

    /** Records the time from an input record's timestamp to its export. */
    void exportedAfter(Instant recordTimestamp, Instant now) {
        Duration elapsed = Duration.between(recordTimestamp, now);
        endToEndTime.record(elapsed.isNegative() ? Duration.ZERO : elapsed);
    }

    /** Counts a failed attempt to fire the timers of an idle customer. */
    void timersFailed() {
        count(WorkerMetric.TIMER_FAILURES, "", "");
    }

    /** Counts a thread whose instance id is fenced. */
    void fenced() {
        count(WorkerMetric.FENCINGS, "", "");
    }

    /** Sets the liability of a partition. */
    void liability(int partition, PointsLiability liability) {
        liabilities.put(partition, liability);
    }

    /** Removes the liability of a partition that this instance no longer processes. */
    void partitionRevoked(int partition) {
        liabilities.remove(partition);
    }

    private void deadLetter(DeadLetter letter) {
        count(WorkerMetric.DEAD_LETTERS, letter.source().topic(), letter.code());
    }

    private static Object nameOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Rejection rejection -> DEAD_LETTERED;
        };
    }

    /**
     * Counts an event of an erased customer that had no effect.
     *
     * @param topic null if the event is already counted
     */
    void ofErasedCustomer(@Nullable String topic) {
        if (topic != null) {
            count(WorkerMetric.EVENTS, topic, OF_ERASED_CUSTOMER);
        }
    }

    private static long movedPoints(LedgerEntry entry) {
        return entry.type() == EntryType.RELEASE ? entry.available() : entry.available() + entry.pending();
    }

    private long sum(ToLongFunction<PointsLiability> part) {
        return liabilities.values().stream().mapToLong(part).sum();
    }

    private void count(WorkerMetric metric, Object first, Object second) {
        counter(metric, first, second).increment();
    }

    private Counter counter(WorkerMetric metric, Object first, Object second) {
        return counters.computeIfAbsent(new Series(metric, first, second), this::register);
    }

    private Counter register(Series series) {
        List<String> names = series.metric().tags();
        Tags tags = Tags.empty();
        if (!names.isEmpty()) {
            tags = tags.and(names.getFirst(), labelOf(series.metric(), series.first()));
        }
        if (names.size() > 1) {
            tags = tags.and(names.get(1), labelOf(series.metric(), series.second()));
        }
        return Counter.builder(series.metric().meterName())
                .description(series.metric().description())
                .tags(tags)
                .register(registry);
    }

    private static String labelOf(WorkerMetric metric, Object value) {
        String text = value.toString();
        return metric == WorkerMetric.EVENTS ? text.toLowerCase(Locale.ROOT) : text;
    }

    private Timer timer(WorkerMetric metric, Duration lowest, Duration highest) {
        return Timer.builder(metric.meterName())
                .description(metric.description())
                .publishPercentileHistogram()
                .minimumExpectedValue(lowest)
                .maximumExpectedValue(highest)
                .register(registry);
    }

    private void gauge(WorkerMetric metric, String tag, java.util.function.Supplier<Number> value) {
        Gauge.builder(metric.meterName(), value)
                .description(metric.description())
                .tags(metric.tags().getFirst(), tag)
                .register(registry);
    }
}
