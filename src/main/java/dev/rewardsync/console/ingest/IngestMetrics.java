package dev.rewardsync.console.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics of the console. No label contains an id. */
final class IngestMetrics {

    private final MeterRegistry registry;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the lag of a topic. Registering it again has no effect. */
    void register(String topic, LagMonitor lag, InstantSource clock) {
        if (!registered.add(topic)) {
            return;
        }
        Gauge.builder("rewardsync.console.lag.records", lag, monitor -> monitor.records(topic))
                .description("Records of the topic that are not in the database yet.")
                .tag("topic", topic)
                .register(registry);
        Gauge.builder("rewardsync.console.lag.age", lag, monitor -> seconds(monitor.age(topic, clock.instant())))
                .description("Age of the newest moment up to which the database has the topic.")
                .baseUnit("seconds")
                .tag("topic", topic)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** Counts records that were written to the database. */
    void written(String topic, int records) {
        Counter.builder("rewardsync.console.records")
                .description("Records that were read into the database.")
                .tag("topic", topic)
                .register(registry)
                .increment(records);
    }

    /** Counts a record that the worker did not write. */
    void unreadable(String topic) {
        Counter.builder("rewardsync.console.unreadable.records")
                .description("Records that are not valid and were skipped.")
                .tag("topic", topic)
                .register(registry)
                .increment();
    }

    /** Adds the time of a transaction. */
    void transaction(Duration duration) {
        Timer.builder("rewardsync.console.transaction")
                .description("Duration of the transactions that write records.")
                .register(registry)
                .record(duration);
    }
}
