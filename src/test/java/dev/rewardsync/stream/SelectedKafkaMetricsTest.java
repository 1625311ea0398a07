package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class SelectedKafkaMetricsTest {

    private final Map<MetricName, Metric> kafka = new LinkedHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** One of Kafka's metrics with a fixed value. */
    private record FixedMetric(MetricName metricName, Object metricValue) implements Metric {}

    @Test
    void sumsOrMaximaOfThreadsInSecondsAreOneSeriesEach() {
        add("stream-thread-metrics", "process-rate", "thread-1", 10.0);
        add("stream-thread-metrics", "process-rate", "thread-2", 5.0);
        add("stream-task-metrics", "process-rate", "task-1", 100.0);
        add("stream-thread-metrics", "commit-latency-max", "thread-1", 250.0);
        add("stream-thread-metrics", "commit-latency-max", "thread-2", 40.0);
        new SelectedKafkaMetrics(() -> kafka).bindTo(registry);

        assertThat(value("rewardsync.kafka.processed.rate")).isEqualTo(15);
        assertThat(value("rewardsync.kafka.commit.latency.max.seconds")).isEqualTo(0.25, within(1e-9));
        assertThat(registry.getMeters())
                .hasSameSizeAs(SelectedKafkaMetric.values())
                .allSatisfy(meter -> assertThat(meter.getId().getTags()).isEmpty());
    }

    @Test
    void isNotANumberWhileKafkaHasNoValue() {
        add("stream-thread-metrics", "commit-latency-max", "thread-1", Double.NaN);
        add("stream-thread-metrics", "process-rate", "thread-1", "no number");
        new SelectedKafkaMetrics(() -> kafka).bindTo(registry);

        assertThat(value("rewardsync.kafka.commit.latency.max.seconds")).isNaN();
        assertThat(value("rewardsync.kafka.processed.rate")).isNaN();
        assertThat(value("rewardsync.kafka.threads")).isNaN();
    }

    private void add(String group, String name, String thread, Object value) {
        MetricName metric = new MetricName(name, group, "", Map.of("thread-id", thread));
        kafka.put(metric, new FixedMetric(metric, value));
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }
}
