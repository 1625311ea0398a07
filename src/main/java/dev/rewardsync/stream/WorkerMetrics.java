package dev.rewardsync.stream;

import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.store.PointsLiability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts what the worker does. Each counter is looked up in the registry once. */
public final class WorkerMetrics {

    private static final String NO_RULE = "";

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Integer, PointsLiability> outstanding = new ConcurrentHashMap<>();
    private final Timer decisionTime;
    private final Timer endToEndTime;

    /** One counter: a metric and up to two label values. */
    private record Series(WorkerMetric metric, Object first, Object second) {}

    /** Registers the metrics; the lag is that of {@code topics}. */
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
    }

    /** An event was decided in so many nanoseconds. */
    void decisionTook(long nanos) {
        decisionTime.record(Duration.ofNanos(nanos));
    }

    /** A record was handed on to its customer's home. */
    void handedOn(String topic) {
        count(WorkerMetric.REHOMED, topic, "");
    }

    /** A record was put aside as a dead letter without being decided. */
    void deadLettered(DeadLetter letter) {
        count(WorkerMetric.EVENTS, letter.source().topic(), Decision.Outcome.DEAD_LETTERED);
        deadLetter(letter);
    }

    /** A decision took effect; {@code topic} is where the event behind it first arrived. */
    void decided(Decision decision, @Nullable String topic) {
        if (topic != null && decision.outcome() != null) {
            count(WorkerMetric.EVENTS, topic, decision.outcome());
            if (decision.outcome() == Decision.Outcome.DUPLICATE) {
                count(WorkerMetric.DUPLICATES, topic, "");
            }
        }
        for (LedgerEntry entry : decision.entries()) {
            String rule = entry.ruleId() == null ? NO_RULE : entry.ruleId();
            counter(WorkerMetric.POINTS, entry.type(), rule).increment(Math.abs((double) movedPoints(entry)));
        }
        for (OrderExport export : decision.exports()) {
            count(WorkerMetric.EXPORTS, export.reason(), "");
        }
        for (Discrepancy discrepancy : decision.newDiscrepancies()) {
            count(WorkerMetric.DISCREPANCIES, discrepancy.code(), "");
        }
        decision.deadLetters().forEach(this::deadLetter);
    }

    /** An export was sent so long after the record behind it was written. */
    void exportedAfter(Duration sinceRecord) {
        endToEndTime.record(sinceRecord);
    }

    /** A quiet customer could not be settled. */
    void settlementFailed() {
        count(WorkerMetric.SETTLEMENT_FAILURES, "", "");
    }

    /** The points in a partition's accounts. */
    void outstanding(int partition, PointsLiability points) {
        outstanding.put(partition, points);
    }

    /** A partition is no longer this instance's. */
    void released(int partition) {
        outstanding.remove(partition);
    }

    private void deadLetter(DeadLetter letter) {
        count(WorkerMetric.DEAD_LETTERS, letter.source().topic(), letter.code());
    }

    private static long movedPoints(LedgerEntry entry) {
        return entry.type() == EntryType.RELEASE ? entry.available() : entry.available() + entry.pending();
    }

    private long sum(ToLongFunction<PointsLiability> part) {
        return outstanding.values().stream().mapToLong(part).sum();
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

    private Timer timer(WorkerMetric metric, Duration least, Duration most) {
        return Timer.builder(metric.meterName())
                .description(metric.description())
                .publishPercentileHistogram()
                .minimumExpectedValue(least)
                .maximumExpectedValue(most)
                .register(registry);
    }

    private void gauge(WorkerMetric metric, String tag, java.util.function.Supplier<Number> value) {
        Gauge.builder(metric.meterName(), value)
                .description(metric.description())
                .tags(metric.tags().getFirst(), tag)
                .register(registry);
    }
}
