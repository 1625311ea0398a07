package dev.rewardsync.stream;

/** Thrown if the worker must stop until an operator changes something. The message says what to change, and how. */
public final class WorkerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkerRefusedException(String message) {
        super(message);
    }

    public WorkerRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
