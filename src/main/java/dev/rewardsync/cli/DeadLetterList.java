package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Lines about dead letters, by the time of the dead letter. Contains the newest ones only, up to a limit. */
final class DeadLetterList {

    private static final Comparator<Line> OLDEST_FIRST = Comparator.comparing(Line::at)
            .thenComparing(Line::topic)
            .thenComparingInt(Line::partition)
            .thenComparingLong(Line::offset);

    private final int limit;
    private final PriorityQueue<Line> newest = new PriorityQueue<>(OLDEST_FIRST);

    private record Line(Instant at, String topic, int partition, long offset, String text) {}

    /**
     * Creates an empty list.
     *
     * @param limit the largest number of lines, 1 or more
     */
    DeadLetterList(int limit) {
        this.limit = limit;
    }

    /** Adds the line of a dead letter. */
    void add(DeadLetterRecord letter, String text) {
        var read = letter.record();
        newest.add(new Line(read.timestamp(), read.topic(), read.partition(), read.offset(), text));
        if (newest.size() > limit) {
            newest.remove();
        }
    }

    /** Returns the lines, the oldest first. */
    List<String> lines() {
        List<Line> sorted = new ArrayList<>(newest);
        sorted.sort(OLDEST_FIRST);
        return sorted.stream().map(Line::text).toList();
    }
}
