package dev.rewardsync.input;

import dev.rewardsync.decision.RejectedEvent;
import dev.rewardsync.event.RejectionCode;

/**
 * A record that is rejected.
 *
 * @param detail the expected and the actual input, after a JSON pointer if a single field is at fault; never contains
 *     customer data
 */
public record DeadLetter(SourceRecord source, RejectionCode code, String detail) {

    /**
     * Returns the dead letter of an event that a decision rejected.
     *
     * @throws IllegalArgumentException if the event was not read from a record
     */
    public static DeadLetter of(RejectedEvent rejected) {
        return new DeadLetter(
                InboundRecord.of(rejected.event()).source(),
                rejected.rejection().code(),
                rejected.rejection().detail());
    }
}
