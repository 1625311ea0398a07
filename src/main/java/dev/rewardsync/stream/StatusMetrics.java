package dev.rewardsync.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures the status of a worker. The metrics exist from the start of the process, also of a worker that has not reached a
 * broker. Reading them waits for nothing.
 */
public final class StatusMetrics implements MeterBinder {

    private final StreamsWorker worker;
    private final InputPositions positions;
    private final List<String> topics;

    /**
     * Creates a binder.
     *
     * @param topics the topics whose lag is measured
     */
    public StatusMetrics(StreamsWorker worker, InputPositions positions, List<String> topics) {
        this.worker = worker;
        this.positions = positions;
        this.topics = List.copyOf(topics);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        register(
                registry,
                WorkerMetric.READY,
                Tags.empty(),
                () -> worker.status().ready() ? 1 : 0);
        register(registry, WorkerMetric.KAFKA_UP, Tags.empty(), () -> worker.isKafkaReachable() ? 1 : 0);
        register(
                registry,
                WorkerMetric.RESTORING_SECONDS,
                Tags.empty(),
                () -> worker.restoringFor().toMillis() / 1000.0);
        for (String topic : topics) {
            Tags tags = Tags.of(WorkerMetric.LAG_RECORDS.tags().getFirst(), topic);
            register(registry, WorkerMetric.LAG_RECORDS, tags, () -> lag(topic));
        }
    }

    /** Returns the lag of a topic; NaN while it is unknown, since the last lag says nothing about the records that arrive. */
    private double lag(String topic) {
        return worker.isKafkaReachable() ? positions.lagRecords(topic).orElse(Double.NaN) : Double.NaN;
    }

    private static void register(MeterRegistry registry, WorkerMetric metric, Tags tags, Supplier<Number> value) {
        Gauge.builder(metric.meterName(), value)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }
}
