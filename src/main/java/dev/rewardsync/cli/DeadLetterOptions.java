package dev.rewardsync.cli;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.kafka.DeadLetterFilter;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select dead letters. */
final class DeadLetterOptions {

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The Kafka cluster.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bootstrapServers;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description =
                    "Only dead letters of this input topic; repeatable (default: all input topics with standard names).")
    private List<String> topics = List.of();

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Only dead letters with this code; repeatable. One of ${COMPLETION-CANDIDATES}.")
    private Set<RejectionCode> codes = Set.of();

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "Only dead letters with this timestamp or a later one, such as 2026-11-01T00:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Only dead letters with an earlier timestamp.")
    private @Nullable Instant until;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Opens the dead-letter topics of the Kafka cluster. */
    DeadLetterTopics open() throws IOException, KafkaAccessException {
        return DeadLetterTopics.open(kafka.to(bootstrapServers));
    }

    /** Returns the filter for the selected dead letters. */
    DeadLetterFilter filter(DeadLetterTopics deadLetters) throws KafkaAccessException {
        return new DeadLetterFilter(
                topics(deadLetters.topics()), codes.stream().map(Enum::name).collect(Collectors.toSet()), since, until);
    }

    /** Returns whether codes were given. */
    boolean hasCodes() {
        return !codes.isEmpty();
    }

    private List<String> topics(Set<String> existing) {
        if (topics.isEmpty()) {
            List<String> standard = TopicNames.standard().deadLetters().stream()
                    .filter(existing::contains)
                    .toList();
            if (standard.isEmpty()) {
                throw usageError(
                        "no dead-letter topic with a standard name found at %s, or access is denied. Set your input topics with --topic"
                                .formatted(bootstrapServers));
            }
            return standard;
        }
        List<String> named = topics.stream().map(TopicNames::deadLettersOf).toList();
        for (String topic : named) {
            if (!existing.contains(topic)) {
                throw usageError(
                        "topic %s not found at %s, or access is denied. --topic takes the name of an input topic, such as %s"
                                .formatted(
                                        topic,
                                        bootstrapServers,
                                        TopicNames.standard().sources().getFirst()));
            }
        }
        return named;
    }

    private ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
