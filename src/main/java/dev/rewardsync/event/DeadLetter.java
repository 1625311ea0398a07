package dev.rewardsync.event;

/**
 * A record that could not take effect.
 *
 * @param detail what was expected and what came, beginning with a JSON pointer where it concerns one field; no values
 *     of the customer's
 */
public record DeadLetter(SourceRecord source, Code code, String detail) {

    /** Why a record could not take effect. */
    public enum Code {
        /** The value is not one JSON object in UTF-8. */
        MALFORMED_JSON,
        /** A field is missing or has a value that is not allowed. */
        INVALID_EVENT,
        /** The value is larger than an event may be. */
        TOO_LARGE,
        /** The same event came before with other content. */
        CONFLICTING_DUPLICATE,
        /** The order of a status did not come in time. */
        UNKNOWN_ORDER,
        /** A fault of the worker's own. */
        INTERNAL_ERROR
    }
}
