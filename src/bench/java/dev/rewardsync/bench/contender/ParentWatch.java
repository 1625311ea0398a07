package dev.rewardsync.bench.contender;

import java.io.IOException;

/** Ends a contender when the benchmark that started it is gone, however that ended. */
final class ParentWatch {

    private ParentWatch() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::endWithParent);
    }

    /** Standard input is a pipe from the parent that carries nothing and ends when the parent does. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written to it.
            }
        } catch (IOException e) {
            System.err.println("standard input broke: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
