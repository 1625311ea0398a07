package dev.rewardsync.console;

import dev.rewardsync.cli.ConsoleHelp;
import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.settings.ServiceArguments;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** The program that {@code console} runs: a Spring Boot application of its own, beside the worker's. */
@SpringBootApplication(scanBasePackageClasses = ConsoleProgram.class, exclude = ErrorMvcAutoConfiguration.class)
public class ConsoleProgram {

    /** The profile of the console, whose settings are in {@code application-console.yaml}. */
    public static final String PROFILE = "console";

    private static final String REBUILD = "--rebuild";
    private static final String REBUILD_SETTING = "--rewardsync.console.rebuild";

    /** Returns whether the arguments start the console. */
    public static boolean handles(String[] args) {
        return args.length > 0 && args[0].equals(ConsoleHelp.NAME);
    }

    /** Runs the console. Returns when it has started; exits if it cannot start. */
    public static void run(String[] args) {
        ServiceArguments.mistake(ConsoleHelp.NAME, args, REBUILD).ifPresent(mistake -> {
            System.err.println("error: " + mistake);
            System.exit(RewardSyncCommand.USAGE);
        });
        SpringApplication application = new SpringApplication(ConsoleProgram.class);
        application.setAdditionalProfiles(PROFILE);
        try {
            application.run(Stream.of(args)
                    .skip(1)
                    .map(option -> option.equals(REBUILD) ? REBUILD_SETTING : option)
                    .toArray(String[]::new));
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // Spring's build plugins stop the application on purpose
        } catch (RuntimeException e) {
            System.exit(RewardSyncCommand.FAILED); // Spring has reported the reason
        }
    }
}
