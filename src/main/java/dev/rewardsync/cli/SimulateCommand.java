package dev.rewardsync.cli;

import dev.rewardsync.event.EventType;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.RulesetResult;
import dev.rewardsync.topic.TopicNames;
import dev.rewardsync.topic.TopicNamesBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decides past events by two rulesets and reports the differences. See docs/simulating-rules.md. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        header = "Decide past events by two rulesets and report who would earn more or less points.",
        description = {
            "Reports the points of each rule, customer and order, the liability at the end, and the ten customers with"
                    + " the largest differences, each with an explanation. Customers start with empty accounts. Timers"
                    + " fire up to the latest event. Nothing is written to Kafka.",
            "",
            "The table has totals and the largest differences. JSON and CSV also have every customer and order whose"
                    + " points differ.",
            "",
            "The exit code does not depend on the differences: a new ruleset is meant to differ."
        })
final class SimulateCommand implements Callable<Integer> {

    /** The share of the heap for state that sorts events from topics. */
    private static final int SORT_SHARE = 4;

    @Option(names = "--rules", required = true, paramLabel = "NEW", description = "The new ruleset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path newFile;

    @Option(names = "--against", required = true, paramLabel = "OLD", description = "The old ruleset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path oldFile;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Input input;

    /** The source of the events. */
    private static final class Input {
        @Option(
                names = "--events",
                paramLabel = "FILE",
                description = "The events, as input lines of the command process, in the order of the file.")
        private @Nullable Path file;

        @ArgGroup(exclusive = false)
        private @Nullable Topics topics;
    }

    /** The input topics as the source of the events. */
    private static final class Topics {
        @Option(
                names = "--from-topic",
                required = true,
                description = "Read all input topics up to their current ends, and sort the events by occurredAt.")
        private boolean fromTopic;

        @Option(
                names = "--bootstrap-servers",
                required = true,
                paramLabel = "HOST:PORT",
                description = "The Kafka cluster with the input topics.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String bootstrapServers;

        @Option(
                names = "--topic",
                paramLabel = "TYPE=NAME",
                description = "The input topic of a type of event, such as order-placed=orders; repeatable (default:"
                        + " shop.TYPE).")
        private Map<String, String> names = Map.of();
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @ArgGroup
    private @Nullable Format format;

    /** The formats of the report, other than the table. */
    private static final class Format {
        @Option(names = "--json", description = "Print JSON instead of a table.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV instead of a table, without explanations.")
        private boolean csv;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SpillOptions spill;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final long stateBytes;

    SimulateCommand() {
        this(SpillOptions.stateBytes());
    }

    /**
     * Creates the command.
     *
     * @param stateBytes the heap for state
     */
    SimulateCommand(long stateBytes) {
        this.stateBytes = stateBytes;
    }

    @Override
    public Integer call() throws IOException, KafkaAccessException {
        Optional<Ruleset> newRuleset = RulesCommand.ruleset(newFile, spec);
        Optional<Ruleset> oldRuleset = RulesCommand.ruleset(oldFile, spec);
        if (newRuleset.isEmpty() || oldRuleset.isEmpty()) {
            return RewardSyncCommand.FINDINGS;
        }
        try (SpillDirectory directory = spill.directory()) {
            PastEvents past = input.file != null
                    ? new EventsFile(input.file, err())
                    : topicEvents(Objects.requireNonNull(input.topics), directory);
            SimulationSummary.Side oldSide = new SimulationSummary.Side(oldFile, new RulesetResult(oldRuleset.get()));
            SimulationSummary.Side newSide = new SimulationSummary.Side(newFile, new RulesetResult(newRuleset.get()));
            new SimulationRun(oldSide, newSide, past, stateBytes / SORT_SHARE * (SORT_SHARE - 1), directory, err())
                    .report(newReport());
            return past.invalidLines() == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
        }
    }

    private PastEvents topicEvents(Topics topics, SpillDirectory directory) throws IOException, KafkaAccessException {
        TopicNames names = names(topics.names);
        try (TopicReader reader = TopicReader.open(kafka.to(topics.bootstrapServers))) {
            return TopicEvents.read(reader, names, stateBytes / SORT_SHARE, directory, err());
        }
    }

    private TopicNames names(Map<String, String> given) {
        TopicNames standard = TopicNames.standard();
        Map<EventType, String> inputs = new EnumMap<>(standard.inputs());
        given.forEach((type, name) -> inputs.put(
                EventType.named(type)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--topic: expected a type of event, one of %s, got %s".formatted(types(), type))),
                name));
        if (Set.copyOf(inputs.values()).size() < inputs.size()) {
            throw new ParameterException(spec.commandLine(), "--topic: expected another topic for each type of event");
        }
        return TopicNamesBuilder.builder(standard).inputs(inputs).build();
    }

    private static String types() {
        return List.of(EventType.values()).stream().map(EventType::wireName).collect(Collectors.joining(", "));
    }

    private SimulationReport newReport() {
        PrintWriter out = spec.commandLine().getOut();
        if (format == null) {
            return new SimulationTable(out);
        }
        return format.csv ? new SimulationCsv(out) : new SimulationJson(out);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
