package dev.rewardsync.cli;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.topic.TopicNames;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Processes events without Kafka: reads input records from standard input, writes output records to standard output.
 */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        header = "Process events without Kafka, from NDJSON on standard input to NDJSON on standard output.",
        description = {
            "Each input line is {\"topic\", \"key\", \"value\"}. The value is an event, or a string with raw text;"
                    + " \"valueBase64\" contains any bytes. With a \"timestamp\" (milliseconds since 1970), an event that"
                    + " occurred more than 1 day after it is rejected, as by the worker. Output lines are the records"
                    + " of all output topics, in the same form.",
            "",
            "State that does not fit into memory is in a temporary directory, which is removed at the end.",
            "",
            "Each line of --accounts is {\"customerId\", \"available\"} with optional \"expiresAt\" (of the points),"
                    + " \"group\", \"email\", \"newsletter\", \"membership\", \"lifetimeSales\" (in the ruleset's currency),"
                    + " \"lifetimeSpentPoints\", \"orders\" and \"reviews\". Customers missing from the file start with"
                    + " an empty account."
        })
final class ProcessCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The ruleset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Initial accounts as NDJSON; their points are in a lot named opening.")
    private @Nullable Path accounts;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Fire timers until this time instead of the latest event, such as 2026-12-31T00:00:00Z.")
    private @Nullable Instant until;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SpillOptions spill;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InputStream in;
    private final OutputStream out;

    ProcessCommand() {
        this(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    }

    ProcessCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Ruleset> ruleset = RulesCommand.ruleset(rules, spec);
        return ruleset.isPresent()
                ? process(new Decider(ruleset.get(), DecisionPolicy.DEFAULT))
                : RewardSyncCommand.FINDINGS;
    }

    private int process(Decider decider) throws IOException {
        try (SpillDirectory directory = spill.directory()) {
            return process(decider, new OfflineCustomers("customers", SpillOptions.stateBytes(), directory));
        }
    }

    private int process(Decider decider, OfflineCustomers customers) throws IOException {
        if (accounts != null) {
            List<String> errors = AccountsFile.read(
                    accounts, decider.ruleset(), account -> customers.open(account, decider.nextTimerAt(account)));
            if (!errors.isEmpty()) {
                errors.forEach(spec.commandLine().getErr()::println);
                return RewardSyncCommand.FINDINGS;
            }
        }
        return processLines(decider, customers);
    }

    private int processLines(Decider decider, OfflineCustomers customers) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine progress = new ProgressLine(err, "events");
        long invalidLines = 0;
        OfflineProcessor processor;
        try (OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            processor = new OfflineProcessor(decider, TopicNames.standard(), customers, buffered);
            LineReader lines = new LineReader(in);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                progress.step();
                try {
                    if (!LineReader.isBlank(line.get())) {
                        processor.process(line.get());
                    }
                } catch (InvalidLineException e) {
                    invalidLines++;
                    err.printf("line %d: %s%n", lines.read(), e.getMessage());
                }
            }
            processor.finish(Optional.ofNullable(until));
        }
        progress.end();
        err.println(summary(processor, invalidLines));
        return invalidLines == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
    }

    private static String summary(OfflineProcessor processor, long invalidLines) {
        return "%s: %s, %s%s"
                .formatted(
                        CountText.of(processor.events(), "event"),
                        CountText.of(processor.outputs(), "output record"),
                        CountText.of(processor.deadLetters(), "dead letter"),
                        invalidLines == 0 ? "" : "; " + CountText.of(invalidLines, "line") + " cannot be read");
    }
}
