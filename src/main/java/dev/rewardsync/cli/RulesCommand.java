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

/** The commands about ruleset files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Checks ruleset files and explains what they do.",
        subcommands = ExplainCommand.class)
final class RulesCommand {

    private final InstantSource clock = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            header = "Checks a ruleset file and lists everything wrong in it, each with its place.",
            description = {
                "Errors are what the worker refuses a file for. Warnings are what it takes, but what is surely not",
                "meant: a rule that can never apply or is over, a rule behind one that always stops the others, tiers",
                "that no one reaches. The exit code is 1 where there are any of either."
            })
    int lint(
            @Parameters(paramLabel = "FILE", description = "the ruleset, YAML or JSON") Path file,
            @Option(
                            names = "--events",
                            paramLabel = "FILE",
                            description = {
                                "a sample of events, one a line, bare or as input lines of process;",
                                "warns of attributes of items and activities that none of them has"
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
                yield warnings.isEmpty() ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
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
        out.printf("%s%s%n", findings.isEmpty() ? "" : "\n", summary);
        out.flush();
    }

    private static String summary(List<RulesetWarning> warnings, Ruleset ruleset) {
        List<EarningRule> rules = ruleset.chains().values().stream()
                .flatMap(chain -> chain.rules().stream())
                .toList();
        long inactive = rules.stream().filter(rule -> !rule.active()).count();
        return (warnings.isEmpty() ? "fine" : count(warnings.size(), "warning"))
                + ". " + count(rules.size(), "rule")
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
            throw new IOException("can't read %s: expected UTF-8".formatted(events), e);
        }
        if (reader.unreadable() > 0) {
            spec.commandLine().getErr().printf("%s: %d lines are no JSON%n", events, reader.unreadable());
        }
        return reader.sample();
    }

    /** The ruleset that a command was given; empty where it does not check, and then its errors are told. */
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
