package dev.rewardsync.cli;

import dev.rewardsync.offline.EventExplainer;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.rule.Ruleset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        EventExplainer explainer = new EventExplainer(ruleset);
        List<String> errors = account == null ? List.of() : AccountsFile.read(account, ruleset, explainer::open);
        if (errors.isEmpty()) {
            errors = process(explainer);
        }
        errors.forEach(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? explainer.json() : explainer.text());
        out.flush();
        return errors.isEmpty() ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
    }

    /** Processes all lines; the last one is explained. Returns the errors. */
    private List<String> process(EventExplainer explainer) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(InputFile.content(event)));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.isBlank(line.get())) {
                continue;
            }
            try {
                explainer.process(line.get());
            } catch (InvalidLineException e) {
                return List.of("%s:%d: %s".formatted(event, lines.read(), e.getMessage()));
            }
        }
        return explainer.rejections();
    }
}
