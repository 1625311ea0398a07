package dev.rewardsync.offline;

/** A line of input that is no record of one of the input topics; the message says what was expected. */
public final class InvalidLineException extends Exception {

    InvalidLineException(String message) {
        super(message);
    }
}
