package dev.rewardsync.acceptance;

import dev.rewardsync.RewardSync;
import java.io.IOException;

/** The program that a {@link WorkerProcess} runs: RewardSync's own, and it ends when its parent does. */
final class WorkerProgram {

    private WorkerProgram() {}

    static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent-watch").start(WorkerProgram::endWithParent);
        RewardSync.main(args);
    }

    /** Standard input is a pipe from the parent that carries nothing and ends when the parent does, however it ends. */
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
