package dev.rewardsync.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with one event, as its dead letter tells it: the first few in words, the rest as a count. */
final class FieldErrors {

    private static final int TOLD = 5;

    private final List<FieldError> told = new ArrayList<>(0);
    private int count;

    /** Notes that a value is not what it has to be; {@code got} names its kind, never its content. */
    void add(JsonPointer at, String expected, String got) {
        add(at, "expected " + expected + ", got " + got);
    }

    /** Notes a problem in its own words. */
    void add(JsonPointer at, String problem) {
        if (count < TOLD) {
            told.add(new FieldError(at.toString(), problem));
        }
        count++;
    }

    /** The first few. */
    List<FieldError> told() {
        return List.copyOf(told);
    }

    boolean none() {
        return count == 0;
    }

    /** The problems in one line. */
    String detail() {
        String first = told.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        return count <= TOLD ? first : first + "; and " + (count - TOLD) + " more";
    }
}
