package dev.rewardsync.stream;

import java.util.List;

/** The worker's own metrics, as they are documented. None has ids of customers, orders or events. */
public enum WorkerMetric {
    EVENTS("rewardsync.events", Kind.COUNTER, "Input records, by what became of them.", "topic", "outcome"),
    POINTS("rewardsync.points", Kind.COUNTER, "Points moved by ledger entries, as numbers above 0.", "type", "rule"),
    EXPORTS("rewardsync.exports", Kind.COUNTER, "Order exports sent.", "reason"),
    DISCREPANCIES("rewardsync.discrepancies", Kind.COUNTER, "Discrepancies found in orders.", "code"),
    DEAD_LETTERS("rewardsync.dead.letters", Kind.COUNTER, "Dead letters written.", "topic", "code"),
    DUPLICATES("rewardsync.duplicates", Kind.COUNTER, "Events that came again with the same content.", "topic"),
    REHOMED("rewardsync.rehomed", Kind.COUNTER, "Records handed on to their customer's home partition.", "topic"),
    DECISION_SECONDS("rewardsync.decision.seconds", Kind.HISTOGRAM, "Time that settling and deciding an event takes."),
    END_TO_END_SECONDS(
            "rewardsync.end.to.end.seconds",
            Kind.HISTOGRAM,
            "Time from an input record's timestamp to the export that it caused."),
    POINTS_OUTSTANDING(
            "rewardsync.points.outstanding",
            Kind.GAUGE,
            "Points in the accounts of this instance's partitions: the liability.",
            "state"),
    LAG_RECORDS(
            "rewardsync.lag.records",
            Kind.GAUGE,
            "Input records that this instance has yet to fetch from its partitions.",
            "topic"),
    SETTLEMENT_FAILURES(
            "rewardsync.settlement.failures",
            Kind.COUNTER,
            "Attempts to settle a quiet customer that failed and will be made again.");

    private final String meterName;
    private final Kind kind;
    private final String description;
    private final List<String> tags;

    WorkerMetric(String meterName, Kind kind, String description, String... tags) {
        this.meterName = meterName;
        this.kind = kind;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** What it is for Prometheus. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** The name in Micrometer's spelling. */
    public String meterName() {
        return meterName;
    }

    /** What it is for Prometheus. */
    public Kind kind() {
        return kind;
    }

    /** What it tells, in a sentence. */
    public String description() {
        return description;
    }

    /** The names of its labels. */
    public List<String> tags() {
        return tags;
    }

    /** The name as Prometheus shows it. */
    public String prometheusName() {
        String name = meterName.replace('.', '_');
        return kind == Kind.COUNTER ? name + "_total" : name;
    }
}
