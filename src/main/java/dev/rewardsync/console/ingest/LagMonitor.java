package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.TopicPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the database is behind each topic: in records, and in time. The time is the age of the newest moment at which the
 * topic ended where the database has read it to. It grows if nothing is read, whatever the reason. Thread-safe.
 */
final class LagMonitor {

    private final Instant startedAt;
    private final Map<String, TopicLag> topics = new ConcurrentHashMap<>();

    /**
     * The lag of one topic.
     *
     * @param records at the last measurement
     * @param readUntil a moment at which the topic ended where the database has read it to
     * @param next a later moment, whose end is not reached yet; null if there is none
     */
    private record TopicLag(
            long records, Instant readUntil, @Nullable TopicEnd next) {}

    /** The ends of a topic's partitions at a moment. */
    private record TopicEnd(Instant at, Map<TopicPosition, Long> offsets) {
        boolean isReachedBy(Map<TopicPosition, Long> positions) {
            return offsets.entrySet().stream()
                    .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    /**
     * Creates a monitor.
     *
     * @param startedAt counts as the moment up to which a topic is read, until its end is reached
     */
    LagMonitor(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** Adds a measurement of the ends of all partitions. */
    void measured(Instant now, Map<TopicPosition, Long> ends, Map<TopicPosition, Long> positions) {
        ends.keySet().stream().map(TopicPosition::topic).distinct().forEach(topic -> {
            TopicEnd end = new TopicEnd(
                    now,
                    ends.entrySet().stream()
                            .filter(entry -> entry.getKey().topic().equals(topic))
                            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
            topics.compute(topic, (name, before) -> after(before, end, positions));
        });
    }

    private TopicLag after(@Nullable TopicLag before, TopicEnd end, Map<TopicPosition, Long> positions) {
        long records = end.offsets().entrySet().stream()
                .mapToLong(
                        partition -> Math.max(0, partition.getValue() - positions.getOrDefault(partition.getKey(), 0L)))
                .sum();
        if (records == 0) {
            return new TopicLag(0, end.at(), null);
        }
        TopicEnd next = before == null || before.next() == null ? end : before.next();
        return new TopicLag(records, before == null ? startedAt : before.readUntil(), next);
    }

    /** Takes note of the positions up to which the database has all records. */
    void advanced(Map<TopicPosition, Long> positions) {
        topics.replaceAll((topic, lag) -> lag.next() != null && lag.next().isReachedBy(positions)
                ? new TopicLag(lag.records(), lag.next().at(), null)
                : lag);
    }

    /** Returns the records that are not read yet, as of the last measurement. */
    long records(String topic) {
        TopicLag lag = topics.get(topic);
        return lag == null ? 0 : lag.records();
    }

    /** Returns the records of all topics that are not read yet. */
    long records() {
        return topics.values().stream().mapToLong(TopicLag::records).sum();
    }

    /** Returns how old the newest moment is up to which a topic is read. */
    Duration age(String topic, Instant now) {
        TopicLag lag = topics.get(topic);
        return Duration.between(lag == null ? startedAt : lag.readUntil(), now);
    }

    /** Returns the age of the topic that is furthest behind. */
    Duration age(Instant now) {
        Instant oldest = topics.values().stream()
                .map(TopicLag::readUntil)
                .min(Instant::compareTo)
                .orElse(startedAt);
        return Duration.between(oldest, now);
    }

    /**
     * Returns the latest moment at which every topic ended where the database has read it to. Empty until the ends of all
     * topics were reached for the first time.
     */
    Optional<Instant> allReadUntil() {
        return topics.values().stream()
                .map(TopicLag::readUntil)
                .min(Instant::compareTo)
                .filter(moment -> moment.isAfter(startedAt));
    }
}
