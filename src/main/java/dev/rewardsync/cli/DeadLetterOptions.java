package dev.rewardsync.cli;

import dev.rewardsync.event.DeadLetter;
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

/** Which dead letters a command is about, and where they are. */
final class DeadLetterOptions {

    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT", description = "where Kafka is")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bootstrapServers;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "only those of this input topic; several times for several (all that have the usual names)")
    private List<String> topics = List.of();

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "only those with this code, such as ${COMPLETION-CANDIDATES}; several times for several")
    private Set<DeadLetter.Code> codes = Set.of();

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "only those whose timestamp is then or later, such as 2026-11-01T00:00:00Z")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "only those whose timestamp is earlier")
    private @Nullable Instant until;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The dead letters of the Kafka that was named. */
    DeadLetterTopics open() throws IOException, KafkaAccessException {
        return DeadLetterTopics.open(kafka.to(bootstrapServers));
    }

    /** The dead letters meant, of the topics that there are. */
    DeadLetterFilter choice(DeadLetterTopics box) throws KafkaAccessException {
        return new DeadLetterFilter(
                topics(box.topics()), codes.stream().map(Enum::name).collect(Collectors.toSet()), since, until);
    }

    private List<String> topics(Set<String> present) {
        if (topics.isEmpty()) {
            List<String> usual = TopicNames.standard().deadLetters().stream()
                    .filter(present::contains)
                    .toList();
            if (usual.isEmpty()) {
                throw wrong(
                        "none of the usual topics for dead letters is at %s, or may be seen. Name your input topics with --topic"
                                .formatted(bootstrapServers));
            }
            return usual;
        }
        List<String> named = topics.stream().map(TopicNames::deadLettersOf).toList();
        for (String topic : named) {
            if (!present.contains(topic)) {
                throw wrong(
                        "there is no topic %s at %s, or it may not be seen. --topic takes the name of an input topic, such as %s"
                                .formatted(
                                        topic,
                                        bootstrapServers,
                                        TopicNames.standard().sources().getFirst()));
            }
        }
        return named;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
