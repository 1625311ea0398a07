package dev.rewardsync.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Measures a few of Kafka's many thousand metrics, each as one series without labels: Kafka's own labels contain the random
 * ids of its clients. A metric is NaN while Kafka has no value for it.
 */
public final class SelectedKafkaMetrics implements MeterBinder {

    /** All gauges of a scrape use the same reading. */
    private static final long READING_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<? extends Map<MetricName, ? extends Metric>> source;
    private Map<SelectedKafkaMetric, Double> reading = Map.of();
    private long readNanos = System.nanoTime() - READING_NANOS;

    /**
     * Creates a binder.
     *
     * @param source returns Kafka's current metrics
     */
    public SelectedKafkaMetrics(Supplier<? extends Map<MetricName, ? extends Metric>> source) {
        this.source = source;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (SelectedKafkaMetric metric : SelectedKafkaMetric.values()) {
            Gauge.builder(metric.meterName(), () -> value(metric))
                    .description(metric.description())
                    .register(registry);
        }
    }

    private synchronized double value(SelectedKafkaMetric metric) {
        long now = System.nanoTime();
        if (now - readNanos >= READING_NANOS) {
            reading = read();
            readNanos = now;
        }
        return metric.scaled(reading.getOrDefault(metric, Double.NaN));
    }

    private Map<SelectedKafkaMetric, Double> read() {
        Map<SelectedKafkaMetric, Double> values = new EnumMap<>(SelectedKafkaMetric.class);
        source.get().forEach((name, kafka) -> {
            for (SelectedKafkaMetric metric : SelectedKafkaMetric.values()) {
                if (metric.isComputedFrom(name)
                        && kafka.metricValue() instanceof Number number
                        && !Double.isNaN(number.doubleValue())) {
                    values.merge(metric, number.doubleValue(), metric::combine);
                }
            }
        });
        return values;
    }
}
