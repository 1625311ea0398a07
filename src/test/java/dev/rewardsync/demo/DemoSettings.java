package dev.rewardsync.demo;

import dev.rewardsync.text.NearestName;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The options of the demonstration: {@code --kafka-port} (default 9092), {@code --server.port} (default 8080),
 * {@code --management.server.port} (default 8081) and {@code --console-port} (default 8090).
 */
record DemoSettings(int kafkaPort, int apiPort, int managementPort, int consolePort, Path dir) {

    private static final List<String> OPTIONS =
            List.of("kafka-port", "server.port", "management.server.port", "console-port");

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if an option does not exist or is not a number
     */
    static DemoSettings of(String... args) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(args);
        for (String name : given.getPropertyNames()) {
            if (!OPTIONS.contains(name)) {
                String nearest = NearestName.to(name, OPTIONS);
                throw new IllegalArgumentException("unknown option --%s. %s"
                        .formatted(
                                name,
                                nearest == null
                                        ? "The options are --" + String.join(", --", OPTIONS)
                                        : "Did you mean --" + nearest + "?"));
            }
        }
        return new DemoSettings(
                number(given, "kafka-port", 9092),
                number(given, "server.port", 8080),
                number(given, "management.server.port", 8081),
                number(given, "console-port", 8090),
                Path.of("target", "demo").toAbsolutePath());
    }

    /** Returns the address of a path of the port for health and metrics. */
    String managementUrl(String path) {
        return "http://localhost:" + managementPort + path;
    }

    /** Returns the address of the console. */
    String consoleUrl() {
        return "http://localhost:" + consolePort + "/";
    }

    private static int number(SimpleCommandLinePropertySource given, String name, int otherwise) {
        String value = given.getProperty(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--%s: expected a port, got %s".formatted(name, value), e);
        }
    }
}
