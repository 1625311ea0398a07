package dev.rewardsync.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for connecting to Kafka. */
final class KafkaAccess {

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file with more settings of Kafka's clients, such as security.protocol.")
    private @Nullable Path settings;

    /** Returns the settings of clients of a Kafka cluster. */
    Map<String, String> to(String bootstrapServers) throws IOException {
        Properties properties = new Properties();
        if (settings != null) {
            try {
                properties.load(new ByteArrayInputStream(InputFile.content(settings)));
            } catch (IllegalArgumentException e) {
                throw new IOException("cannot read %s as a properties file: %s".formatted(settings, e.getMessage()), e);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
