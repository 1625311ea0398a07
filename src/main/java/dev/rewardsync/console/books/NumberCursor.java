package dev.rewardsync.console.books;

import org.jspecify.annotations.Nullable;

/** The cursor of a list that is ordered by a number, the highest first: the last number of the page. */
final class NumberCursor {

    private NumberCursor() {}

    /** Returns the number before which the page begins. */
    static long parse(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }
}
