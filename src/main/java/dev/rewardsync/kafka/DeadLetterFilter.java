package dev.rewardsync.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters.
 *
 * @param topics the dead letter topics
 * @param codes the error codes; empty for all
 * @param from the earliest timestamp, inclusive; null for any
 * @param to the latest timestamp, exclusive; null for any
 */
public record DeadLetterFilter(
        List<String> topics,
        Set<String> codes,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Returns whether a dead letter of one of the topics is selected. */
    public boolean includes(DeadLetterRecord letter) {
        Instant timestamp = letter.record().timestamp();
        return (codes.isEmpty() || codes.contains(letter.code()))
                && (from == null || !timestamp.isBefore(from))
                && (to == null || timestamp.isBefore(to));
    }
}
