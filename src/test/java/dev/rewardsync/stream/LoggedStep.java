package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import java.nio.charset.StandardCharsets;

/** A step of a home partition, as text in a {@link StepLog}. */
public sealed interface LoggedStep {

    /** The processing of a record. */
    record OfRecord(String topic, int partition, long offset) implements LoggedStep {
        @Override
        public String toString() {
            return "record %s %d %d".formatted(topic, partition, offset);
        }
    }

    /** The firing of an idle customer's due timers. */
    record OfTimers(AccountOwner owner) implements LoggedStep {
        @Override
        public String toString() {
            return "timers %s %s".formatted(owner.guest() ? "guest" : "customer", owner.id());
        }
    }

    /**
     * Reads a step.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static LoggedStep parse(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        String[] words = text.split(" ", 3); // an id may contain spaces
        return switch (words[0]) {
            case "record" -> {
                String[] numbers = words[2].split(" ");
                yield new OfRecord(words[1], Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
            }
            case "timers" -> new OfTimers(new AccountOwner(words[2], words[1].equals("guest")));
            default -> throw new IllegalArgumentException("expected a step, got " + text);
        };
    }
}
