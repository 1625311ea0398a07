package dev.rewardsync.decision;

import dev.rewardsync.event.RejectionCode;

/** The outcome of an event. */
public sealed interface Outcome {

    /** An outcome of a valid event. */
    enum Accepted implements Outcome {
        /** Applied, even if no points changed. */
        DECIDED,
        /** An event with the same content has been applied. */
        DUPLICATE,
        /** Parked until its order is placed. */
        PARKED,
        /** A status or refund that is not applied, since its order is canceled. */
        ORDER_CANCELED
    }

    /**
     * Not applied, because of the event's content or because its order was not placed in time.
     *
     * @param detail the expected and the actual content, after a JSON pointer if a single field is at fault; contains no
     *     customer data
     */
    record Rejection(RejectionCode code, String detail) implements Outcome {}
}
