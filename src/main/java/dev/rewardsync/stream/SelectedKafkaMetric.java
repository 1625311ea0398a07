package dev.rewardsync.stream;

import java.util.function.DoubleBinaryOperator;
import org.apache.kafka.common.MetricName;

/**
 * The metrics of Kafka's clients and of Kafka Streams that the worker exposes. Kafka has each of them several times, by thread,
 * client, task or store; the worker exposes their sum or the largest of them. See docs/operations.md.
 */
enum SelectedKafkaMetric {
    THREADS("threads", "stream-metrics", "alive-stream-threads", Double::sum, 1, "Threads that process records."),
    PROCESS_RATE(
            "processed.rate", "stream-thread-metrics", "process-rate", Double::sum, 1, "Records processed per second."),
    PROCESS_LATENCY(
            "process.latency.max.seconds",
            "stream-thread-metrics",
            "process-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time to process a batch of records."),
    COMMIT_RATE("commit.rate", "stream-thread-metrics", "commit-rate", Double::sum, 1, "Commits per second."),
    COMMIT_LATENCY(
            "commit.latency.max.seconds",
            "stream-thread-metrics",
            "commit-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time of a commit."),
    TIMER_LATENCY(
            "punctuate.latency.max.seconds",
            "stream-thread-metrics",
            "punctuate-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time to fire a batch of timers."),
    RESTORE_REMAINING(
            "restore.remaining.records",
            "stream-task-metrics",
            "restore-remaining-records-total",
            Double::sum,
            1,
            "Records left to read from the changelogs."),
    RESTORE_RATE(
            "restore.rate",
            "stream-state-updater-metrics",
            "restore-records-rate",
            Double::sum,
            1,
            "Records read from the changelogs per second."),
    HEARTBEAT_AGE(
            "heartbeat.age.seconds",
            "consumer-coordinator-metrics",
            "last-heartbeat-seconds-ago",
            Double::max,
            1,
            "The time since the oldest last heartbeat to the group's coordinator."),
    REBALANCE_RATE(
            "rebalances.per.hour",
            "consumer-coordinator-metrics",
            "rebalance-rate-per-hour",
            Double::max,
            1,
            "Rebalances per hour."),
    REBALANCE_LATENCY(
            "rebalance.latency.max.seconds",
            "consumer-coordinator-metrics",
            "rebalance-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time of a rebalance."),
    FETCH_LATENCY(
            "fetch.latency.max.seconds",
            "consumer-fetch-manager-metrics",
            "fetch-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time of a fetch. A fetch waits up to half a second for records."),
    FETCH_THROTTLE(
            "fetch.throttle.max.seconds",
            "consumer-fetch-manager-metrics",
            "fetch-throttle-time-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time by which a quota of the broker delayed a fetch."),
    SEND_RATE("sent.rate", "producer-metrics", "record-send-rate", Double::sum, 1, "Records sent per second."),
    SEND_RETRY_RATE(
            "send.retry.rate", "producer-metrics", "record-retry-rate", Double::sum, 1, "Sends retried per second."),
    SEND_ERROR_RATE(
            "send.error.rate", "producer-metrics", "record-error-rate", Double::sum, 1, "Sends failed per second."),
    SEND_LATENCY(
            "send.latency.max.seconds",
            "producer-metrics",
            "request-latency-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time of a request of a producer."),
    SEND_THROTTLE(
            "send.throttle.max.seconds",
            "producer-metrics",
            "produce-throttle-time-max",
            Double::max,
            Scale.MILLISECONDS,
            "The longest time by which a quota of the broker delayed a send."),
    STATE_BYTES(
            "state.bytes",
            "stream-state-metrics",
            "total-sst-files-size",
            Double::sum,
            1,
            "The size of the state on disk."),
    CACHE_BYTES(
            "state.cache.bytes",
            "stream-state-metrics",
            "block-cache-usage",
            Double::max,
            1,
            "RocksDB's memory in use, of all stores."),
    WRITE_STALLS(
            "state.write.stall.max.seconds",
            "stream-state-metrics",
            "write-stall-duration-avg",
            Double::max,
            Scale.MILLISECONDS,
            "The longest average time for which RocksDB delayed writes to a store.");

    private static final String PREFIX = "rewardsync.kafka.";

    private final String meterName;
    private final String group;
    private final String kafkaName;
    private final DoubleBinaryOperator aggregation;
    private final double scale;
    private final String description;

    SelectedKafkaMetric(
            String meterName,
            String group,
            String kafkaName,
            DoubleBinaryOperator aggregation,
            double scale,
            String description) {
        this.meterName = PREFIX + meterName;
        this.group = group;
        this.kafkaName = kafkaName;
        this.aggregation = aggregation;
        this.scale = scale;
        this.description = description;
    }

    /** Factors from Kafka's units to seconds. */
    private static final class Scale {
        static final double MILLISECONDS = 0.001;
    }

    /** Returns the name in Micrometer's spelling. */
    String meterName() {
        return meterName;
    }

    /** Returns what it measures, in a sentence. */
    String description() {
        return description;
    }

    /** Returns whether it is computed from one of Kafka's metrics. */
    boolean isComputedFrom(MetricName name) {
        return name.name().equals(kafkaName) && name.group().equals(group);
    }

    /** Combines two values of Kafka's. */
    double combine(double first, double second) {
        return aggregation.applyAsDouble(first, second);
    }

    /** Returns a value of Kafka's in the unit of this metric. */
    double scaled(double value) {
        return value * scale;
    }
}
