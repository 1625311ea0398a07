package dev.rewardsync.stream;

/** Why the worker does not start, or can't go on: something that somebody has to change first. The message says what and how. */
public final class StartupRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupRefusedException(String message) {
        super(message);
    }

    public StartupRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
