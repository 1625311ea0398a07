package dev.rewardsync.bench.contender;

import java.io.IOException;

/** Stops a contender when the benchmark process that started it has ended for any reason. */
final class ParentProcessMonitor {

    private ParentProcessMonitor() {}

    static void start() {
        Thread.ofPlatform().daemon().name("parent-process-monitor").start(ParentProcessMonitor::exitWithParent);
    }

    /** Standard input is a pipe from the parent. It reaches its end when the parent exits. */
    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing.
            }
        } catch (IOException e) {
            System.err.println("cannot read standard input: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
