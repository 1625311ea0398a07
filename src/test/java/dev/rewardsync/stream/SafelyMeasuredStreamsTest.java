package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class SafelyMeasuredStreamsTest {

    @Test
    void metricThatIsNotSafeToReadIsMissing() {
        MetricName unsafe = metricName("uncommitted-bytes");
        MetricName puts = metricName("put-rate");
        assertThat(SafelyMeasuredStreams.safe(Map.of(unsafe, metric(unsafe), puts, metric(puts))))
                .containsOnlyKeys(puts);
    }

    private static MetricName metricName(String name) {
        return new MetricName(name, "stream-state-metrics", "", Map.of("rocksdb-state-id", "orders"));
    }

    private static Metric metric(MetricName name) {
        Gauge<Long> gauge = (config, now) -> 1L;
        return new KafkaMetric(new Object(), name, gauge, new MetricConfig(), Time.SYSTEM);
    }
}
