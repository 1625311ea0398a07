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

/** Imports opening balances and statistics from a table as points-adjusted events. See docs/moving-in.md. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = "Import customers with opening balances and statistics from a CSV file.",
        description = {
            "The first line of the file names the columns: customerId, points and any of expiresAt (of the points),"
                    + " lifetimeSales (in the ruleset's currency), lifetimeSpentPoints, orders, reviews and tier.",
            "",
            "The whole file is checked before anything is written, and each error is printed with file:line:cell. Each"
                    + " customer becomes one points-adjusted event with the id opening:<customerId>. Re-running the"
                    + " import is safe: the worker ignores events that it has processed. A line that was changed after"
                    + " its customer was imported becomes a dead letter (CONFLICTING_DUPLICATE)."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(paramLabel = "FILE.csv", description = "The table in UTF-8, separated by commas or semicolons.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    /** The destination of the events. */
    private static final class Target {
        @Option(names = "--dry-run", description = "Only check the file and print its totals.")
        private boolean dryRun;

        @Option(
                names = "--to",
                paramLabel = "FILE",
                description = "Write input lines of the command process to a file; - for standard output.")
        private @Nullable String file;

        @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Write to this Kafka cluster.")
        private @Nullable String bootstrapServers;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "Topic of points-adjusted events (default: ${DEFAULT-VALUE}).")
    private String topic = Objects.requireNonNull(TopicNames.standard().inputs().get(EventType.POINTS_ADJUSTED));

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "The time of the import, such as 2026-12-31T00:00:00Z (default: now). Points must expire after it.")
    private @Nullable Instant at;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The ruleset that defines the allowed tiers (default: tiers are not checked).")
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

    /** The totals of the table. */
    private static final class Tally {
        private long customers;
        private long errors;
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
        Instant time = at == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : at;
        return importTable(new OpeningTable(InputFile.readable(file), time, tiers));
    }

    private static Set<String> tiers(Ruleset ruleset) {
        Set<String> tiers = new LinkedHashSet<>(Set.of(TierPolicy.NONE));
        if (ruleset.tiers() != null) {
            ruleset.tiers().levels().forEach(level -> tiers.add(level.id()));
        }
        return tiers;
    }

    /** Reads the table twice: first to check all rows, then to write them. */
    private int importTable(OpeningTable table) throws IOException, InterruptedException {
        table.<RuntimeException>read(tally::add, error -> {
            tally.errors++;
            err().println(error);
        });
        if (tally.errors > 0) {
            err().printf("%s: %s, nothing was written%n", file, CountText.of(tally.errors, "error"));
            return RewardSyncCommand.FINDINGS;
        }
        if (target.file != null) {
            write(table, target.file);
        } else if (target.bootstrapServers != null) {
            return send(table, target.bootstrapServers);
        }
        printSummary(target.dryRun ? "valid (dry run)" : "written to " + target.file);
        return RewardSyncCommand.SUCCESS;
    }

    private void write(OpeningTable table, String name) throws IOException {
        boolean standard = name.equals(STANDARD_OUTPUT);
        try (OutputStream lines =
                new BufferedOutputStream(standard ? out : Files.newOutputStream(Path.of(name)), 1 << 16)) {
            table.read(
                    customer -> lines.write(OutputLine.ofJson(topic, customer.customerId(), customer.value())),
                    CsvTable::failChanged);
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
                    CsvTable::failChanged);
            sender.finish();
            progress.end();
            printSummary("written to " + topic);
            return RewardSyncCommand.SUCCESS;
        } catch (EventSender.SendFailedException e) {
            progress.end();
            err().printf(
                            "error: %s%nTo continue, run the same command again: the worker ignores events that it has processed.%n",
                            e.getMessage());
            return RewardSyncCommand.FAILED;
        }
    }

    private void printSummary(String outcome) {
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
