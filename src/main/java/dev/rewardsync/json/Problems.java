package dev.rewardsync.json;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one event, as its dead letter tells it: the first few in words, the rest as a count. */
final class Problems {

    private static final int TOLD = 5;

    private final List<String> told = new ArrayList<>(0);
    private int count;

    /** Notes that a value is not what it has to be; {@code got} names its kind, never its content. */
    void add(Pointer at, String expected, String got) {
        add(at, "expected " + expected + ", got " + got);
    }

    /** Notes a problem in its own words. */
    void add(Pointer at, String problem) {
        if (count < TOLD) {
            told.add(at + ": " + problem);
        }
        count++;
    }

    boolean none() {
        return count == 0;
    }

    /** The problems in one line. */
    String detail() {
        String first = String.join("; ", told);
        return count <= TOLD ? first : first + "; and " + (count - TOLD) + " more";
    }
}
