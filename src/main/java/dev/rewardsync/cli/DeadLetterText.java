package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.text.Printable;
import java.nio.charset.StandardCharsets;

/** Formats dead letters as lines of text. */
final class DeadLetterText {

    private DeadLetterText() {}

    /** Returns position, timestamp, key, code and detail of a dead letter, and the outcome unless it is empty. */
    static String of(DeadLetterRecord letter, String outcome) {
        TopicRecord record = letter.record();
        byte[] key = record.key();
        String name = key == null ? "-" : new String(key, StandardCharsets.UTF_8);
        String line = "%s  %s  %s  %s  %s"
                .formatted(record.coordinates(), record.timestamp(), name, code(letter), letter.detail());
        return outcome.isEmpty() ? line : line + "  [" + outcome + "]";
    }

    /** Returns the value of a dead letter as an indented line of its own. Bytes that are not UTF-8 are shown as U+FFFD. */
    static String value(DeadLetterRecord letter) {
        byte[] value = letter.record().value();
        String text = value == null ? "no value" : Printable.line(new String(value, StandardCharsets.UTF_8));
        return "\n    " + text;
    }

    /** Returns the error code; {@code -} if there is none. */
    static String code(DeadLetterRecord letter) {
        return letter.code().isEmpty() ? "-" : letter.code();
    }
}
