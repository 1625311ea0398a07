package dev.rewardsync.cli;

import dev.rewardsync.stream.DeadLetterFound;
import dev.rewardsync.stream.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Dead letters as lines for people. */
final class DeadLetterText {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private DeadLetterText() {}

    /** Where it lies, since when, its key, why. */
    static String of(DeadLetterFound letter) {
        TopicRecord record = letter.record();
        byte[] key = record.key();
        String name = key == null ? "-" : new String(key, StandardCharsets.UTF_8);
        return printable(
                "%s  %s  %s  %s  %s".formatted(record.place(), record.at(), name, letter.code(), letter.detail()));
    }

    static String count(long letters) {
        return "%,d dead letter%s".formatted(letters, letters == 1 ? "" : "s");
    }

    /** Keys and the names of fields are whatever someone sent. */
    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
