package dev.rewardsync.hostile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hostile record.
 *
 * @param name names the record in failures of tests
 * @param timestampMs the record's timestamp; null for the present
 */
public record HostileRecord(
        String name,
        String topic,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        @Nullable Long timestampMs,
        Expected expected) {

    /** One header of a record. */
    public record Header(String name, byte[] value) {}

    /** What becomes of a record. */
    public sealed interface Expected {
        /**
         * The record is processed.
         *
         * @param outcome the label of {@code rewardsync_events_total}: decided, duplicate or parked
         */
        record Processed(String outcome) implements Expected {}

        /**
         * The record becomes a dead letter.
         *
         * @param detail a part of the error detail
         */
        record DeadLettered(String code, String detail) implements Expected {}

        /** Reads an expected outcome. A dead letter begins with its code, in capitals. */
        static Expected of(String text) {
            int end = text.indexOf(' ');
            String first = end < 0 ? text : text.substring(0, end);
            return Character.isUpperCase(first.charAt(0))
                    ? new DeadLettered(first, end < 0 ? "" : text.substring(end + 1))
                    : new Processed(first);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
