package dev.rewardsync.cli;

import dev.rewardsync.cli.ChainsAsked.ExplainedChain;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.json.RawFields;
import dev.rewardsync.json.RawFields.RawJson;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import dev.rewardsync.offline.InMemoryCustomers;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineProcessor;
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

/** What every rule makes of an event, condition by condition, found out by deciding the event. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Shows for one event, rule by rule, what applied and why not, and how the points were counted.",
        description = {
            "The event is decided as the worker would decide it, and nothing is kept. A file of several lines tells",
            "what happened before: the last line is the event that is explained."
        })
final class ExplainCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "the ruleset")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(
            names = "--event",
            required = true,
            paramLabel = "FILE",
            description = "the event, as an input line of process: {\"topic\", \"key\", \"value\"}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path event;

    @Option(
            names = "--account",
            paramLabel = "FILE",
            description = "what is known of the customer before, as a line of process --accounts; default: nothing")
    private @Nullable Path account;

    @Option(names = "--json", description = "as JSON instead of text")
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
        ChainsAsked asked = new ChainsAsked(ruleset);
        Decider decider = new Decider(asked.noting(), DecisionPolicy.DEFAULT);
        InMemoryCustomers customers = new InMemoryCustomers();
        List<String> problems = open(customers, decider);
        if (problems.isEmpty()) {
            problems = decide(asked, decider, customers);
        }
        problems.forEach(spec.commandLine().getErr()::println);
        show(ruleset, asked.explained());
        return problems.isEmpty() ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
    }

    private List<String> open(InMemoryCustomers customers, Decider decider) throws IOException {
        if (account == null) {
            return List.of();
        }
        AccountsFile file = AccountsFile.read(account.toString(), InputFile.content(account));
        file.accounts().forEach(known -> customers.open(known, decider.nextDueAt(known)));
        return file.problems();
    }

    /** Decides all lines, with what the last of them asks noted, and tells what is wrong with it. */
    private List<String> decide(ChainsAsked asked, Decider decider, InMemoryCustomers customers) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(decider, TopicNames.standard(), customers, output);
        LineReader lines = new LineReader(new ByteArrayInputStream(InputFile.content(event)));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.isBlank(line.get())) {
                continue;
            }
            asked.forget();
            output.reset();
            try {
                run.process(line.get());
            } catch (InvalidLineException e) {
                return List.of("%s:%d: %s".formatted(event, lines.read(), e.getMessage()));
            }
        }
        return refusals(output.toString(StandardCharsets.UTF_8));
    }

    private static List<String> refusals(String output) {
        List<String> refusals = new ArrayList<>();
        for (String line : output.lines().toList()) {
            RawValue headers = fields(line).get("headers");
            if (headers instanceof RawJson(String json)) {
                RawFields texts = fields(json);
                refusals.add("the event is refused: %s %s"
                        .formatted(text(texts, "rewardsync_error_code"), text(texts, "rewardsync_error_detail")));
            }
        }
        return refusals;
    }

    private static RawFields fields(String written) {
        try {
            return RawFields.read(written.getBytes(StandardCharsets.UTF_8));
        } catch (RawFields.NotAnObjectException e) {
            throw new IllegalStateException("output lines are JSON objects", e);
        }
    }

    private static String text(RawFields fields, String name) {
        return fields.get(name) instanceof RawText(String text) ? text : "";
    }

    private void show(Ruleset ruleset, List<ExplainedChain> chains) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ExplanationJson.of(ruleset, chains));
        } else if (chains.isEmpty()) {
            out.println("No rule was asked.");
        } else {
            out.print(ExplanationText.of(ruleset, chains));
        }
        out.flush();
    }
}
