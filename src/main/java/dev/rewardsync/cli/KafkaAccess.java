package dev.rewardsync.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What Kafka's clients are told beside where Kafka is. */
final class KafkaAccess {

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "further settings of Kafka's clients, such as security.protocol; a properties file")
    private @Nullable Path settings;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The settings of a client of this Kafka. */
    Map<String, String> to(String bootstrapServers) {
        Properties properties = new Properties();
        if (settings != null) {
            try (InputStream file = Files.newInputStream(settings)) {
                properties.load(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), "%s can't be read as a properties file: %s".formatted(settings, e), e);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
