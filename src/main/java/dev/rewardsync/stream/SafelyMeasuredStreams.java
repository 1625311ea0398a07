package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * Kafka Streams without the metric that is not safe to read.
 *
 * <p>Kafka 4.4.0 computes {@code uncommitted-bytes} of a transactional store from RocksDB's memory. If a thread that collects
 * metrics reads it after the store is closed, as in a rebalance or at the end, RocksDB reads freed memory and the whole
 * process crashes (SIGSEGV in {@code WriteBatch.getDataSize}).
 */
final class SafelyMeasuredStreams extends KafkaStreams {

    private static final String UNSAFE = "uncommitted-bytes";

    SafelyMeasuredStreams(Topology topology, Properties properties, KafkaClientSupplier clients, Time time) {
        super(topology, properties, clients, time);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return safe(super.metrics());
    }

    /** Returns the metrics that are safe to read. */
    static Map<MetricName, Metric> safe(Map<MetricName, ? extends Metric> metrics) {
        Map<MetricName, Metric> safe = new HashMap<>(metrics);
        safe.keySet().removeIf(name -> name.name().equals(UNSAFE));
        return safe;
    }
}
