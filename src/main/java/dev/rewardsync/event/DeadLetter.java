package dev.rewardsync.event;

/**
 * A record that cannot be applied.
 *
 * @param detail the expected and the actual input, after a JSON pointer if a single field is at fault; never contains
 *     customer data
 */
public record DeadLetter(SourceRecord source, Code code, String detail) {

    /** The reason why a record cannot be applied. */
    public enum Code {
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
}
