package dev.rewardsync.console.books;

/** A cursor that no page returned. */
public final class InvalidCursorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("the cursor is not one that a page returned");
    }
}
