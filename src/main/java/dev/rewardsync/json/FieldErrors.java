package dev.rewardsync.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the errors of one document. The first five are listed, the others are only counted. */
final class FieldErrors {

    private static final int MAX_LISTED = 5;

    private final List<FieldError> listed = new ArrayList<>(0);
    private int count;

    /** Adds an error; {@code got} describes the value's type or violation, never its content. */
    void add(JsonPointer at, String expected, String got) {
        add(at, "expected " + expected + ", got " + got);
    }

    /** Adds an error with its full message. */
    void add(JsonPointer at, String message) {
        if (count < MAX_LISTED) {
            listed.add(new FieldError(at.toString(), message));
        }
        count++;
    }

    /** Returns the first five errors. */
    List<FieldError> listed() {
        return List.copyOf(listed);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Returns all errors in one line: the first five, and the number of the others. */
    String detail() {
        String first = listed.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        return count <= MAX_LISTED ? first : first + "; and " + (count - MAX_LISTED) + " more";
    }
}
