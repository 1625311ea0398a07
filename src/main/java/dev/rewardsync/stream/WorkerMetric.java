package dev.rewardsync.stream;

import java.util.List;

/** The worker's own metrics. See docs/operations.md. Labels never contain ids of customers, orders or events. */
public enum WorkerMetric {
    EVENTS("rewardsync.events", MeterType.COUNTER, "Input records by outcome.", "topic", "outcome"),
    POINTS(
            "rewardsync.points",
            MeterType.COUNTER,
            "Points moved by ledger entries, as absolute values.",
            "type",
            "rule"),
    TRIAL_POINTS("rewardsync.trial.points", MeterType.COUNTER, "Points that trial rules would have awarded.", "rule"),
    EXPORTS("rewardsync.exports", MeterType.COUNTER, "Order exports sent.", "reason"),
    DISCREPANCIES("rewardsync.discrepancies", MeterType.COUNTER, "Discrepancies found in orders.", "code"),
    DEAD_LETTERS("rewardsync.dead.letters", MeterType.COUNTER, "Dead letters written.", "topic", "code"),
    DUPLICATES("rewardsync.duplicates", MeterType.COUNTER, "Events received again with the same content.", "topic"),
    /** The published name says rehomed; it must not change. */
    REROUTED("rewardsync.rehomed", MeterType.COUNTER, "Records sent on to their customer's home partition.", "topic"),
    DECISION_SECONDS(
            "rewardsync.decision.seconds", MeterType.HISTOGRAM, "Time to fire due timers and decide an event."),
    END_TO_END_SECONDS(
            "rewardsync.end.to.end.seconds",
            MeterType.HISTOGRAM,
            "Time from an input record's timestamp to the export that it caused."),
    POINTS_OUTSTANDING(
            "rewardsync.points.outstanding",
            MeterType.GAUGE,
            "Points in the accounts of this instance's partitions: the liability.",
            "state"),
    LAG_RECORDS(
            "rewardsync.lag.records",
            MeterType.GAUGE,
            "Input records left to fetch from the partitions of this instance; NaN while it is unknown.",
            "topic"),
    READY("rewardsync.ready", MeterType.GAUGE, "Whether the worker processes events: 1 or 0."),
    KAFKA_UP("rewardsync.kafka.up", MeterType.GAUGE, "Whether Kafka answers the worker: 1 or 0."),
    RESTORING_SECONDS(
            "rewardsync.restoring.seconds",
            MeterType.GAUGE,
            "How long the worker has been getting its partitions and restoring their state; 0 if it is not."),
    /** The published name says settlement; it must not change. */
    TIMER_FAILURES(
            "rewardsync.settlement.failures",
            MeterType.COUNTER,
            "Failed attempts to fire the timers of an idle customer. They are retried."),
    FENCINGS(
            "rewardsync.fencings",
            MeterType.COUNTER,
            "Threads that Kafka fenced because another process has the same instance id."),
    CLOCK_DIFFERENCE(
            "rewardsync.clock.difference.seconds",
            MeterType.GAUGE,
            "How far the clock of this machine is ahead of the broker's; negative if it is behind.");

    private final String meterName;
    private final MeterType type;
    private final String description;
    private final List<String> tags;

    WorkerMetric(String meterName, MeterType type, String description, String... tags) {
        this.meterName = meterName;
        this.type = type;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The type of a metric in Prometheus. */
    public enum MeterType {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** Returns the name in Micrometer's spelling. */
    public String meterName() {
        return meterName;
    }

    /** Returns the type. */
    public MeterType type() {
        return type;
    }

    /** Returns what it measures, in a sentence. */
    public String description() {
        return description;
    }

    /** Returns the names of its labels. */
    public List<String> tags() {
        return tags;
    }
}
