package dev.rewardsync.console.api;

/** A failure after the first part of an answer was sent. The connection is closed, so that the client notices. */
final class InterruptedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedAnswerException(Exception cause) {
        super("the answer ended before its end: " + cause.getClass().getSimpleName(), cause);
    }
}
