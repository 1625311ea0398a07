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
        /** Not applied, since its order is canceled. */
        ORDER_CANCELED
    }

    /**
     * Not applied. The decision has a {@link Rejection} of the event.
     *
     * @param detail as in {@link Rejection}
     */
    record Rejected(RejectionCode code, String detail) implements Outcome {}
}
