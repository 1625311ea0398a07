package dev.rewardsync.json;

import java.io.Serial;
import java.util.Objects;

/** Thrown if bytes are not one JSON object in UTF-8. The message has the position and the reason, never the content. */
final class MalformedJsonException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    MalformedJsonException(String message) {
        super(message, null, false, false);
    }

    /** Returns the message. */
    String detail() {
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
