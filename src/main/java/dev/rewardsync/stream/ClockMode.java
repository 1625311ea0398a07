package dev.rewardsync.stream;

/** The source of the worker's current time. */
public enum ClockMode {
    /** The machine's clock. */
    WALL,
    /** The latest {@code occurredAt} of the partition's events, for backfills and demonstrations. */
    EVENTS
}
