package dev.rewardsync.event;

/** Why a record is rejected. */
public enum RejectionCode {
    /** The value is not a JSON object in UTF-8. */
    MALFORMED_JSON(true),
    /** A required field is missing, or a field has an invalid value. */
    INVALID_EVENT(true),
    /** The value exceeds the maximum size of an event. */
    TOO_LARGE(true),
    /** An event with the same natural key and other content has been applied. */
    CONFLICTING_DUPLICATE(true),
    /** The event's order was not placed in time. */
    UNKNOWN_ORDER(false),
    /** The worker failed unexpectedly. */
    INTERNAL_ERROR(false);

    private final boolean permanent;

    RejectionCode(boolean permanent) {
        this.permanent = permanent;
    }

    /** Returns whether the same record would be rejected again, unless the worker or its settings change. */
    public boolean isPermanent() {
        return permanent;
    }
}
