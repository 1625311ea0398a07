package dev.rewardsync.stream;

/** What the worker's time goes by. */
public enum ClockMode {
    /** The machine's clock. */
    WALL,
    /** The latest {@code occurredAt} that a partition has seen: for backfills and demonstrations. */
    EVENTS
}
