package dev.rewardsync.cli;

import dev.rewardsync.settings.ServiceArguments;
import org.springframework.boot.SpringApplication;

/** Starts {@code serve} and {@code console}, which are Spring Boot applications. */
public final class ServiceLauncher {

    private ServiceLauncher() {}

    /**
     * Starts a service. Exits with the code of the reason if it cannot start.
     *
     * @param service the name of its command
     * @param start runs the application; it returns when the application has started
     * @param options the options of the command that are not settings
     */
    public static void start(String service, String[] arguments, Runnable start, String... options) {
        ServiceArguments.mistake(service, arguments, options).ifPresent(mistake -> {
            System.err.println("error: " + mistake);
            System.exit(RewardSyncCommand.USAGE);
        });
        try {
            start.run();
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // Spring's build plugins stop the application on purpose
        } catch (RuntimeException e) {
            System.exit(RewardSyncCommand.FAILED); // Spring has reported the reason
        }
    }
}
