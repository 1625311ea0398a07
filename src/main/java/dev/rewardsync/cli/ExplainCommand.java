package dev.rewardsync.cli;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.explanation.EvaluationRecorder;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.explanation.ExplanationJson;
import dev.rewardsync.explanation.ExplanationText;
import dev.rewardsync.json.RawFields;
import dev.rewardsync.json.RawFields.RawJson;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains how each rule evaluates an event, and how points are redeemed on an order, by processing the event. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Explain for one event which rules apply, why others do not, how the points are calculated, when they"
                + " expire, and how many points an order may use.",
        description = {
            "Processes the event as the worker would, without writing anything. If the file has several lines, the last"
                    + " line is explained and the lines before it are its history."
        })
final class ExplainCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The ruleset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(
            names = "--event",
            required = true,
            paramLabel = "FILE",
            description = "The event, as an input line of the command process: {\"topic\", \"key\", \"value\"}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path event;

    @Option(
            names = "--account",
            paramLabel = "FILE",
            description =
                    "The customer's account before the event, as a line of process --accounts (default: a new account).")
    private @Nullable Path account;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Ruleset> ruleset = RulesCommand.ruleset(rules, spec);
        return ruleset.isPresent() ? explain(ruleset.get()) : RewardSyncCommand.FINDINGS;
    }

    private int explain(Ruleset ruleset) throws IOException {
        EvaluationRecorder recorder = new EvaluationRecorder(ruleset);
        Decider decider = new Decider(ruleset, DecisionPolicy.DEFAULT, recorder);
        OfflineCustomers customers = new OfflineCustomers();
        List<String> errors = open(customers, decider);
        if (errors.isEmpty()) {
            errors = process(recorder, decider, customers);
        }
        errors.forEach(spec.commandLine().getErr()::println);
        show(ruleset, recorder.recorded(), recorder.redemption());
        return errors.isEmpty() ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
    }

    private List<String> open(OfflineCustomers customers, Decider decider) throws IOException {
        if (account == null) {
            return List.of();
        }
        return AccountsFile.read(
                account, decider.ruleset(), known -> customers.open(known, decider.nextTimerAt(known)));
    }

    /** Processes all lines and records the evaluations of the last one. Returns the errors. */
    private List<String> process(EvaluationRecorder recorder, Decider decider, OfflineCustomers customers)
            throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        OfflineProcessor processor = new OfflineProcessor(decider, TopicNames.standard(), customers, output);
        LineReader lines = new LineReader(new ByteArrayInputStream(InputFile.content(event)));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.isBlank(line.get())) {
                continue;
            }
            recorder.clear();
            output.reset();
            try {
                processor.process(line.get());
            } catch (InvalidLineException e) {
                return List.of("%s:%d: %s".formatted(event, lines.read(), e.getMessage()));
            }
        }
        return deadLetters(output.toString(StandardCharsets.UTF_8));
    }

    private static List<String> deadLetters(String output) {
        List<String> deadLetters = new ArrayList<>();
        for (String line : output.lines().toList()) {
            RawValue headers = fields(line).get("headers");
            if (headers instanceof RawJson(String json)) {
                RawFields texts = fields(json);
                deadLetters.add("the event is rejected: %s %s"
                        .formatted(text(texts, "rewardsync_error_code"), text(texts, "rewardsync_error_detail")));
            }
        }
        return deadLetters;
    }

    private static RawFields fields(String line) {
        try {
            return RawFields.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (RawFields.NotAnObjectException e) {
            throw new IllegalStateException("output lines must be JSON objects", e);
        }
    }

    private static String text(RawFields fields, String name) {
        return fields.get(name) instanceof RawText(String text) ? text : "";
    }

    private void show(Ruleset ruleset, List<RecordedChain> chains, @Nullable RedemptionTrace redemption) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ExplanationJson.of(ruleset, chains, redemption));
        } else {
            if (chains.isEmpty()) {
                out.println("No rules were evaluated.");
            }
            out.print(ExplanationText.of(ruleset, chains, redemption));
        }
        out.flush();
    }
}
