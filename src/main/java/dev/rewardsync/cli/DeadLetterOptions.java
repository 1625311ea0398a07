package dev.rewardsync.cli;

import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.stream.DeadLetterBox;
import dev.rewardsync.stream.DeadLetterChoice;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT", description = "the Kafka")
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

    @Option(names = "--since", paramLabel = "INSTANT", description = "only those whose timestamp is then or later")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "only those whose timestamp is earlier")
    private @Nullable Instant until;

    @Option(
            names = "--replays-topic",
            paramLabel = "NAME",
            description = "where it is kept what was put back (${DEFAULT-VALUE})")
    private String replaysTopic = "rewardsync-replays";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    String replaysTopic() {
        return replaysTopic;
    }

    Map<String, String> client() throws IOException {
        return kafka.to(bootstrapServers);
    }

    /** The dead letters meant, of the topics that there are. */
    DeadLetterChoice choice(DeadLetterBox box) {
        return new DeadLetterChoice(
                topics(box.topics()), codes.stream().map(Enum::name).collect(Collectors.toSet()), since, until);
    }

    private List<String> topics(Set<String> present) {
        if (topics.isEmpty()) {
            return TopicNames.standard().deadLetters().stream()
                    .filter(present::contains)
                    .toList();
        }
        for (String topic : topics) {
            if (!present.contains(TopicNames.deadLettersOf(topic))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no topic %s at %s. --topic takes the name of an input topic, such as %s"
                                .formatted(
                                        TopicNames.deadLettersOf(topic),
                                        bootstrapServers,
                                        TopicNames.standard().sources().getFirst()));
            }
        }
        return topics.stream().map(TopicNames::deadLettersOf).toList();
    }
}
