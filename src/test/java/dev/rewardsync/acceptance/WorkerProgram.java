package dev.rewardsync.acceptance;

import dev.rewardsync.RewardSync;
import java.io.IOException;

/** The program of a {@link WorkerProcess}: RewardSync's own, which also exits with its parent. */
final class WorkerProgram {

    private WorkerProgram() {}

    static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent-watch").start(WorkerProgram::endWithParent);
        RewardSync.main(args);
    }

    /** Halts when standard input ends. It is a pipe from the parent that carries nothing and ends with it. */
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
