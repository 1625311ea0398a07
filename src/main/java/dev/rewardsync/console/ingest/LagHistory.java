package dev.rewardsync.console.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How far the database was behind Kafka in the last hour, since the program started. Thread-safe. */
final class LagHistory {

    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration SHOWN = Duration.ofHours(1);

    private final Deque<LagSample> samples = new ArrayDeque<>();

    /** Adds a sample, unless the last one is too new. */
    synchronized void add(LagSample sample) {
        if (!samples.isEmpty() && sample.at().isBefore(samples.getLast().at().plus(INTERVAL))) {
            return;
        }
        samples.addLast(sample);
        Instant oldest = sample.at().minus(SHOWN);
        while (samples.getFirst().at().isBefore(oldest)) {
            samples.removeFirst();
        }
    }

    /** Returns the samples, the oldest first. */
    synchronized List<LagSample> samples() {
        return List.copyOf(samples);
    }
}
