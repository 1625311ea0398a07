package dev.rewardsync.offline;

/** A line of input that is no record of one of the input topics; the message says what was expected. */
public final class BadLine extends Exception {

    BadLine(String message) {
        super(message);
    }
}
