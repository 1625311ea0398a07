package dev.rewardsync;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.cli.ServeHelp;
import dev.rewardsync.cli.ServiceLauncher;
import dev.rewardsync.console.ConsoleProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * The main class: runs the worker ({@code serve}), the console or another command. Spring Boot's error pages are HTML and are replaced by
 * problem details.
 */
@SpringBootApplication(scanBasePackages = "dev.rewardsync.app", exclude = ErrorMvcAutoConfiguration.class)
public class RewardSync {

    /** Runs the command in the arguments; without one, the worker. */
    public static void main(String[] args) {
        if (RewardSyncCommand.handles(args)) {
            System.exit(RewardSyncCommand.run(args));
        }
        if (ConsoleProgram.handles(args)) {
            ConsoleProgram.run(args);
        } else {
            ServiceLauncher.start(ServeHelp.NAME, args, () -> SpringApplication.run(RewardSync.class, args));
        }
    }
}
