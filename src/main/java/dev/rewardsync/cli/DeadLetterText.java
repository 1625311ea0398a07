package dev.rewardsync.cli;

import dev.rewardsync.kafka.StoredDeadLetter;
import dev.rewardsync.kafka.TopicRecord;
import java.nio.charset.StandardCharsets;

/** Dead letters as lines for people. */
final class DeadLetterText {

    private DeadLetterText() {}

    /** Where it lies, its timestamp, its key, why, and what becomes of it where there is something to tell. */
    static String of(StoredDeadLetter letter, String outcome) {
        TopicRecord record = letter.record();
        byte[] key = record.key();
        String name = key == null ? "-" : new String(key, StandardCharsets.UTF_8);
        String line = "%s  %s  %s  %s  %s"
                .formatted(record.coordinates(), record.timestamp(), name, code(letter), letter.detail());
        return outcome.isEmpty() ? line : line + "  [" + outcome + "]";
    }

    static String code(StoredDeadLetter letter) {
        return letter.code().isEmpty() ? "-" : letter.code();
    }
}
