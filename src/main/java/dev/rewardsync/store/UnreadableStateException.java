package dev.rewardsync.store;

/** Stored bytes that this version of the worker can't read: a newer one wrote them, or they are damaged. */
public final class UnreadableStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message) {
        super(message);
    }

    UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
