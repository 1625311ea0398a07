package dev.rewardsync.store;

/** Stored bytes that this version of the worker can't read: another version wrote them, or they are damaged. */
public sealed class UnreadableStateException extends RuntimeException permits NewerStateException {

    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message) {
        super(message);
    }

    UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
