package dev.rewardsync.cli;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.AttributeSample;
import dev.rewardsync.rule.yaml.Diagnostic;
import dev.rewardsync.rule.yaml.DiagnosticReport;
import dev.rewardsync.rule.yaml.RulesetError;
import dev.rewardsync.rule.yaml.RulesetLint;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.rule.yaml.RulesetWarning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command group for ruleset files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Check, explain and simulate rulesets.",
        subcommands = {ExplainCommand.class, SimulateCommand.class})
final class RulesCommand {

    private final InstantSource clock = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            header = "Check a ruleset file and list all errors and warnings with their position.",
            description = {
                "The worker rejects a file with errors. It accepts a file with warnings, but they are likely mistakes: a"
                        + " rule that can never apply or has ended, a rule after one that always stops the chain, or a"
                        + " tier that no customer can reach. The exit code is 1 if there are errors or warnings."
            })
    int lint(
            @Parameters(paramLabel = "FILE", description = "The ruleset, as YAML or JSON.") Path file,
            @Option(
                            names = "--events",
                            paramLabel = "FILE",
                            description = {
                                "A sample of events, one per line, as events or input lines of the command process."
                                        + " Warns about attributes of items and activities that no event has."
                            })
                    @Nullable
                    Path events)
            throws IOException {
        byte[] content = InputFile.content(file);
        return switch (RulesetReader.read(file.toString(), content)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> {
                AttributeSample sample = events == null ? new AttributeSample() : sample(events);
                List<RulesetWarning> warnings = RulesetLint.warnings(file.toString(), content, clock.instant(), sample);
                report(content, warnings, file + ": " + summary(warnings, ruleset));
                yield warnings.isEmpty() ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
            }
            case RulesetReader.Result.Invalid(List<RulesetError> errors) -> {
                report(content, errors, file + ": " + count(errors.size(), "error"));
                yield RewardSyncCommand.FINDINGS;
            }
        };
    }

    private void report(byte[] content, List<? extends Diagnostic> findings, String summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new DiagnosticReport(content).render(findings));
        if (!findings.isEmpty()) {
            out.println();
        }
        out.println(summary);
        out.flush();
    }

    private static String summary(List<RulesetWarning> warnings, Ruleset ruleset) {
        List<EarningRule> rules = ruleset.chains().values().stream()
                .flatMap(chain -> chain.rules().stream())
                .toList();
        long inactive = rules.stream().filter(rule -> !rule.active()).count();
        return (warnings.isEmpty() ? "valid" : count(warnings.size(), "warning"))
                + ", " + count(rules.size(), "rule")
                + (inactive == 0 ? "" : " (" + inactive + " not active)")
                + ", version " + ruleset.version();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private AttributeSample sample(Path events) throws IOException {
        EventSampleReader reader = new EventSampleReader();
        try (Stream<String> lines = Files.lines(InputFile.readable(events))) {
            lines.filter(line -> !line.isBlank()).forEach(reader::read);
        } catch (UncheckedIOException e) {
            throw new IOException("cannot read %s: expected UTF-8".formatted(events), e);
        }
        if (reader.invalidLines() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s: %s not JSON%n",
                            events, reader.invalidLines() == 1 ? "1 line is" : reader.invalidLines() + " lines are");
        }
        return reader.sample();
    }

    /** Reads the ruleset of a command. If it has errors, prints them and returns empty. */
    static Optional<Ruleset> ruleset(Path file, CommandSpec spec) throws IOException {
        byte[] content = InputFile.content(file);
        return switch (RulesetReader.read(file.toString(), content)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> Optional.of(ruleset);
            case RulesetReader.Result.Invalid(List<RulesetError> errors) -> {
                spec.commandLine().getErr().print(new DiagnosticReport(content).render(errors));
                yield Optional.empty();
            }
        };
    }
}
