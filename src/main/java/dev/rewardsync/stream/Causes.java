package dev.rewardsync.stream;

import java.util.Objects;
import java.util.stream.Stream;

/** Looks for the cause of a failure. */
final class Causes {

    private Causes() {}

    /** Returns a failure and its causes, the outermost first. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
