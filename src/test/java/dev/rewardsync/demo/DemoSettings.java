package dev.rewardsync.demo;

import java.nio.file.Path;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The options of the demonstration: {@code --kafka-port} (default 9092) and {@code --server.port} (default 8080). */
record DemoSettings(int kafkaPort, int httpPort, Path dir) {
    static DemoSettings of(String... args) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(args);
        return new DemoSettings(
                number(given, "kafka-port", 9092),
                number(given, "server.port", 8080),
                Path.of("target", "demo").toAbsolutePath());
    }

    String url(String path) {
        return "http://localhost:" + httpPort + path;
    }

    private static int number(SimpleCommandLinePropertySource given, String name, int otherwise) {
        String value = given.getProperty(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
