package dev.rewardsync.console.page;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown if there is nothing at an address. The message is for people, and contains no id. */
final class UnknownPageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnknownPageException(String message) {
        this(message, null);
    }

    UnknownPageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
