package dev.rewardsync;

import dev.rewardsync.cli.RewardSyncCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: {@code serve}, or another command of its command line. */
@SpringBootApplication
public class RewardSync {

    /** Runs the command that the arguments name; without one, the worker. */
    public static void main(String[] args) {
        if (RewardSyncCommand.handles(args)) {
            System.exit(RewardSyncCommand.run(args));
        }
        serve(args);
    }

    private static void serve(String[] args) {
        try {
            SpringApplication.run(RewardSync.class, args);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // a build stopped it on purpose
        } catch (RuntimeException e) {
            System.exit(RewardSyncCommand.NOT_DONE); // Spring has reported why
        }
    }
}
