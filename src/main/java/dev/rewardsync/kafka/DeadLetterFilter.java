package dev.rewardsync.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant.
 *
 * @param topics the dead letters' own topics
 * @param codes empty for all
 * @param from the earliest timestamp of theirs; null for any
 * @param to the first timestamp that is too late; null for none
 */
public record DeadLetterFilter(
        List<String> topics,
        Set<String> codes,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Whether a dead letter of one of the topics is meant. */
    public boolean includes(StoredDeadLetter letter) {
        Instant at = letter.record().at();
        return (codes.isEmpty() || codes.contains(letter.code()))
                && (from == null || !at.isBefore(from))
                && (to == null || at.isBefore(to));
    }
}
