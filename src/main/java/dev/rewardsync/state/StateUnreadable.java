package dev.rewardsync.state;

/** Stored bytes that this version of the worker can't read: a newer one wrote them, or they are damaged. */
public final class StateUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateUnreadable(String message) {
        super(message);
    }

    StateUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
