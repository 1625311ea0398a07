package dev.rewardsync.cli;

import dev.rewardsync.event.EventType;
import dev.rewardsync.json.OpeningAdjustment;
import dev.rewardsync.kafka.EventSender;
import dev.rewardsync.offline.OutputLine;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.topic.TopicNames;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opening balances and figures from a table, as points-adjusted events to Kafka or into a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = "Moves customers in: opening balances and figures from a CSV file.",
        description = {
            "The file's first line names its columns: customerId, points and any of",
            "expiresAt (of these points), lifetimeSales (in the ruleset's currency),",
            "lifetimeSpentPoints, orders, reviews and tier.",
            "",
            "It is checked as a whole before anything is written; what is wrong is told",
            "with file:line:cell. Each customer becomes one points-adjusted event whose id",
            "is opening:<customerId>, so doing it again, or after a break, changes nothing:",
            "the worker drops what it knows. A line that was changed after its customer",
            "moved in becomes a dead letter (CONFLICTING_DUPLICATE)."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(paramLabel = "FILE.csv", description = "the table, in UTF-8, separated by commas or semicolons")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    /** Where the events go. */
    private static final class Target {
        @Option(names = "--dry-run", description = "only check the file and say what is in it")
        private boolean nowhere;

        @Option(
                names = "--to",
                paramLabel = "FILE",
                description = "write input lines of process into a file; - is standard output")
        private @Nullable String file;

        @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "write to this Kafka")
        private @Nullable String bootstrapServers;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(names = "--topic", paramLabel = "NAME", description = "where points-adjusted events go (${DEFAULT-VALUE})")
    private String topic = Objects.requireNonNull(TopicNames.standard().inputs().get(EventType.POINTS_ADJUSTED));

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "when customers move in, such as 2026-12-31T00:00:00Z (now); points that expire by then are refused")
    private @Nullable Instant at;

    @Option(names = "--rules", paramLabel = "FILE", description = "the ruleset; tiers are checked against it")
    private @Nullable Path rules;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InstantSource clock;
    private final OutputStream out;
    private final Tally tally = new Tally();

    ImportCommand() {
        this(InstantSource.system(), new FileOutputStream(FileDescriptor.out));
    }

    ImportCommand(InstantSource clock, OutputStream out) {
        this.clock = clock;
        this.out = out;
    }

    /** What is in the table. */
    private static final class Tally {
        private long customers;
        private long problems;
        private BigInteger points = BigInteger.ZERO;

        void add(OpeningAdjustment customer) {
            customers++;
            points = points.add(BigInteger.valueOf(customer.points()));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Set<String> tiers = null;
        if (rules != null) {
            Optional<Ruleset> ruleset = RulesCommand.ruleset(rules, spec);
            if (ruleset.isEmpty()) {
                return RewardSyncCommand.FINDINGS;
            }
            tiers = tiers(ruleset.get());
        }
        Instant moment = at == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : at;
        return importing(new OpeningTable(InputFile.readable(file), moment, tiers));
    }

    private static Set<String> tiers(Ruleset ruleset) {
        Set<String> tiers = new LinkedHashSet<>(Set.of(TierPolicy.NONE));
        if (ruleset.tiers() != null) {
            ruleset.tiers().levels().forEach(level -> tiers.add(level.id()));
        }
        return tiers;
    }

    /** Reads the table twice: to check all of it, then to write. */
    private int importing(OpeningTable table) throws IOException, InterruptedException {
        table.<RuntimeException>read(tally::add, problem -> {
            tally.problems++;
            err().println(problem);
        });
        if (tally.problems > 0) {
            err().printf("%s: %s, nothing is written%n", file, CountText.of(tally.problems, "problem"));
            return RewardSyncCommand.FINDINGS;
        }
        if (target.file != null) {
            write(table, target.file);
        } else if (target.bootstrapServers != null) {
            return send(table, target.bootstrapServers);
        }
        tell(target.nowhere ? "fine" : "written to " + target.file);
        return RewardSyncCommand.FINE;
    }

    private void write(OpeningTable table, String name) throws IOException {
        boolean standard = name.equals(STANDARD_OUTPUT);
        try (OutputStream lines =
                new BufferedOutputStream(standard ? out : Files.newOutputStream(Path.of(name)), 1 << 16)) {
            table.read(
                    customer -> lines.write(OutputLine.ofJson(topic, customer.customerId(), customer.value())),
                    CsvTable::changedMeanwhile);
        }
    }

    private int send(OpeningTable table, String bootstrapServers) throws IOException, InterruptedException {
        ProgressLine progress = new ProgressLine(err(), "customers");
        try (EventSender sender = EventSender.open(kafka.to(bootstrapServers), topic)) {
            table.read(
                    customer -> {
                        sender.send(customer.customerId().getBytes(StandardCharsets.UTF_8), customer.value());
                        progress.step();
                    },
                    CsvTable::changedMeanwhile);
            sender.finish();
            progress.end();
            tell("written to " + topic);
            return RewardSyncCommand.FINE;
        } catch (EventSender.NotSent e) {
            progress.end();
            err().printf(
                            "%s%nOnce that is mended, run the same command again: the worker drops what it has.%n",
                            e.getMessage());
            return RewardSyncCommand.NOT_DONE;
        }
    }

    private void tell(String outcome) {
        PrintWriter writer =
                STANDARD_OUTPUT.equals(target.file) ? err() : spec.commandLine().getOut();
        writer.printf(
                "%s: %s, %,d points, %s%n", file, CountText.of(tally.customers, "customer"), tally.points, outcome);
        writer.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
