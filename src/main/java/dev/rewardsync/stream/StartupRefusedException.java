package dev.rewardsync.stream;

/**
 * Thrown if the worker cannot start or continue until an operator changes something. The message says what and how.
 */
public final class StartupRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupRefusedException(String message) {
        super(message);
    }

    public StartupRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
