package dev.rewardsync.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
            try {
                properties.load(new ByteArrayInputStream(InputFile.content(settings)));
            } catch (IllegalArgumentException e) {
                throw new IOException("can't read %s as a properties file: %s".formatted(settings, e.getMessage()), e);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
