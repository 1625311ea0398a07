package dev.rewardsync.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What Kafka's clients are told beside where Kafka is. */
final class KafkaAccess {

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "further settings of Kafka's clients, such as security.protocol; a properties file")
    private @Nullable Path settings;

    /** The settings of a client of this Kafka. */
    Map<String, String> to(String bootstrapServers) throws IOException {
        Properties properties = new Properties();
        if (settings != null) {
            try (Reader reader = Files.newBufferedReader(settings)) {
                properties.load(reader);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
