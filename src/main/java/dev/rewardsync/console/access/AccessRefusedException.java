package dev.rewardsync.console.access;

/** Thrown if the console must not start with its settings. The message says why, and what to set. */
public final class AccessRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessRefusedException(String message) {
        super(message);
    }
}
