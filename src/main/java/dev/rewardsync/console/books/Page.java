package dev.rewardsync.console.books;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next page: an opaque text without personal data; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The largest number of elements on a page. */
    public static final int MAX_SIZE = 1_000;

    /**
     * Returns a page of rows.
     *
     * @param rows one more than the page holds, if there are more
     * @param cursor returns the cursor behind the elements of the page
     */
    static <T> Page<T> of(List<T> rows, int size, Function<List<T>, String> cursor) {
        if (rows.size() <= size) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, cursor.apply(items));
    }

    /** Returns the number of rows to read for a page. */
    static int rowsFor(int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("the size of a page is 1 to " + MAX_SIZE);
        }
        return size + 1;
    }
}
