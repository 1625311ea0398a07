package dev.rewardsync.event;

/** Why a record is rejected. */
public enum RejectionCode {
    /** The value is not a JSON object in UTF-8. */
    MALFORMED_JSON,
    /** A required field is missing, or a field has an invalid value. */
    INVALID_EVENT,
    /** The value exceeds the maximum size of an event. */
    TOO_LARGE,
    /** An event with the same natural key and other content has been applied. */
    CONFLICTING_DUPLICATE,
    /** The event's order was not placed in time. */
    UNKNOWN_ORDER,
    /** The worker failed unexpectedly. */
    INTERNAL_ERROR
}
