package dev.rewardsync.store;

/** Thrown if this version of the worker cannot read stored bytes: they are damaged, or another version wrote them. */
public sealed class UnreadableStateException extends RuntimeException permits NewerStateException {

    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message) {
        super(message);
    }

    UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
