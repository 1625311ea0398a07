package dev.rewardsync.stream;

import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleChain;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.store.PointsLiability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Updates the metrics of the worker. Each counter is looked up in the registry once. */
public final class WorkerMetrics {

    private static final String OF_ERASED_CUSTOMER = "customer_erased";
    private static final String NO_RULE = "";
    private static final String DEAD_LETTERED = "dead_lettered";
    private static final Set<EntryType> OF_A_RULE =
            EnumSet.of(EntryType.ACCRUAL, EntryType.RELEASE, EntryType.REVERSAL);

    /** Upper ends of the histograms' buckets. Prometheus' own choice would be 150 series. */
    private static final Duration[] DECISION_BUCKETS = durations(
            Duration.ofNanos(1_000), 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000, 1_000_000);
    /** Five seconds is the objective of exports; see ops/alerts.yml. */
    private static final Duration[] END_TO_END_BUCKETS = durations(
            Duration.ofMillis(1),
            25,
            50,
            100,
            200,
            300,
            500,
            750,
            1_000,
            1_500,
            2_500,
            5_000,
            10_000,
            30_000,
            60_000,
            300_000,
            600_000,
            3_600_000);

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
     * @param topics the topics that the worker reads
     */
    public WorkerMetrics(MeterRegistry registry, List<String> topics) {
        this.registry = registry;
        this.decisionTime = timer(WorkerMetric.DECISION_SECONDS, DECISION_BUCKETS);
        this.endToEndTime = timer(WorkerMetric.END_TO_END_SECONDS, END_TO_END_BUCKETS);
        gauge(WorkerMetric.POINTS_OUTSTANDING, "available", () -> sum(PointsLiability::available));
        gauge(WorkerMetric.POINTS_OUTSTANDING, "pending", () -> sum(PointsLiability::pending));
        gauge(WorkerMetric.POINTS_OUTSTANDING, "overdrawn", () -> sum(PointsLiability::overdrawn));
        registerCounters(topics);
    }

    /** Registers the counters whose labels are known before the first event. A counter that appears later hides its first count. */
    private void registerCounters(List<String> topics) {
        for (String topic : topics) {
            register(WorkerMetric.EVENTS, topic, (Object[]) Outcome.Accepted.values());
            register(WorkerMetric.EVENTS, topic, DEAD_LETTERED, OF_ERASED_CUSTOMER);
            register(WorkerMetric.DEAD_LETTERS, topic, (Object[]) RejectionCode.values());
            counter(WorkerMetric.DUPLICATES, topic, "");
            counter(WorkerMetric.REROUTED, topic, "");
        }
        Stream.of(EntryType.values())
                .filter(type -> !OF_A_RULE.contains(type))
                .forEach(type -> counter(WorkerMetric.POINTS, type, NO_RULE));
        Stream.of(OrderExport.Reason.values()).forEach(reason -> counter(WorkerMetric.EXPORTS, reason, ""));
        Stream.of(DiscrepancyCode.values()).forEach(code -> counter(WorkerMetric.DISCREPANCIES, code, ""));
        counter(WorkerMetric.TIMER_FAILURES, "", "");
        counter(WorkerMetric.FENCINGS, "", "");
    }

    private void register(WorkerMetric metric, String first, Object... seconds) {
        Stream.of(seconds).forEach(second -> counter(metric, first, second));
    }

    /** Registers the counters of the rules of a ruleset that comes into force. The counters of earlier rules stay. */
    public void rulesetInForce(Ruleset ruleset) {
        for (RuleChain chain : ruleset.chains().values()) {
            for (EarningRule rule : chain.rules()) {
                if (rule.mode() == RuleMode.TRIAL) {
                    counter(WorkerMetric.TRIAL_POINTS, rule.id(), "");
                } else {
                    OF_A_RULE.forEach(type -> counter(WorkerMetric.POINTS, type, rule.id()));
                }
            }
        }
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

    private static Duration[] durations(Duration unit, long... numbers) {
        return LongStream.of(numbers).mapToObj(unit::multipliedBy).toArray(Duration[]::new);
    }

    private Timer timer(WorkerMetric metric, Duration[] buckets) {
        return Timer.builder(metric.meterName())
                .description(metric.description())
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private void gauge(WorkerMetric metric, String tag, java.util.function.Supplier<Number> value) {
        Gauge.builder(metric.meterName(), value)
                .description(metric.description())
                .tags(metric.tags().getFirst(), tag)
                .register(registry);
    }
}
