package dev.rewardsync.console;

import dev.rewardsync.cli.ConsoleHelp;
import dev.rewardsync.cli.ServiceLauncher;
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
        SpringApplication application = new SpringApplication(ConsoleProgram.class);
        application.setAdditionalProfiles(PROFILE);
        String[] settings = Stream.of(args)
                .skip(1)
                .map(option -> option.equals(REBUILD) ? REBUILD_SETTING : option)
                .toArray(String[]::new);
        ServiceLauncher.start(ConsoleHelp.NAME, args, () -> application.run(settings), REBUILD);
    }
}
