package dev.rewardsync.cli;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Retention;
import dev.rewardsync.offline.BadLine;
import dev.rewardsync.offline.Customers;
import dev.rewardsync.offline.OfflineRun;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rulefile.RulesetError;
import dev.rewardsync.rulefile.RulesetReader;
import dev.rewardsync.rulefile.RulesetReport;
import dev.rewardsync.topic.TopicNames;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole decision offline: input records from standard input, output records to standard output. */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        header = "Decides events without Kafka: NDJSON from standard input to standard output.",
        description = {
            "Input lines are {\"topic\", \"key\", \"value\"}; the value is an event, a string of raw text, or",
            "\"valueBase64\". Output lines are the records of all output topics in the same form."
        })
final class ProcessCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "the ruleset")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "settle everyone to then instead of the latest event, such as 2026-12-31T00:00:00Z")
    private @Nullable Instant until;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        byte[] content = RulesCommand.content(rules, spec);
        return switch (RulesetReader.read(rules.toString(), content)) {
            case RulesetReader.Result.Read(Ruleset ruleset) -> process(new Decider(ruleset, Retention.DEFAULT));
            case RulesetReader.Result.Refused(List<RulesetError> errors) -> {
                spec.commandLine().getErr().print(new RulesetReport(content).render(errors));
                yield RewardSyncCommand.FINDINGS;
            }
        };
    }

    private int process(Decider decider) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, "events");
        boolean allRead = true;
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
                OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            OfflineRun run = new OfflineRun(decider, TopicNames.standard(), new Customers(), out);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                progress.step();
                try {
                    if (!line.isBlank()) {
                        run.accept(line.getBytes(StandardCharsets.UTF_8));
                    }
                } catch (BadLine e) {
                    allRead = false;
                    err.printf("line %d: %s%n", progress.steps(), e.getMessage());
                }
            }
            run.finish(Optional.ofNullable(until));
        }
        progress.end();
        return allRead ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
    }
}
