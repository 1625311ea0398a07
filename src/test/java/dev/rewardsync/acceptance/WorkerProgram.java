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

    /** Halts when standard input ends. It is an empty pipe from the parent, which ends when the parent exits. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes to it.
            }
        } catch (IOException e) {
            System.err.println("standard input broke: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
