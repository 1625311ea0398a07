package dev.rewardsync.console.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the database was behind Kafka at a moment.
 *
 * @param recordsBehind the records that were not in the database, as far as was known
 * @param age the database had everything that was in Kafka this long ago
 */
public record LagSample(Instant at, long recordsBehind, Duration age) {}
