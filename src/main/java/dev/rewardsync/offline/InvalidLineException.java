package dev.rewardsync.offline;

/** Thrown if an input line is not a record of an input topic; the message has the expected content. */
public final class InvalidLineException extends Exception {

    InvalidLineException(String message) {
        super(message);
    }
}
