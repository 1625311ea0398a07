package dev.rewardsync.cli;

import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rulefile.RulesetError;
import dev.rewardsync.rulefile.RulesetReader;
import dev.rewardsync.rulefile.RulesetReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about ruleset files. */
@Command(name = "rules", mixinStandardHelpOptions = true, header = "Checks ruleset files.")
final class RulesCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            header = "Checks a ruleset file and lists every error in it, each with its place.")
    int lint(@Parameters(paramLabel = "FILE", description = "the ruleset, YAML or JSON") Path file) {
        PrintWriter out = spec.commandLine().getOut();
        byte[] content = content(file, spec);
        return switch (RulesetReader.read(file.toString(), content)) {
            case RulesetReader.Result.Read(Ruleset ruleset) -> {
                long rules =
                        ruleset.chains().values().stream().mapToLong(List::size).sum();
                out.printf("%s: fine. %d rules, version %s%n", file, rules, ruleset.version());
                yield RewardSyncCommand.FINE;
            }
            case RulesetReader.Result.Refused(List<RulesetError> errors) -> {
                out.print(new RulesetReport(content).render(errors));
                out.printf("%n%s: %s%n", file, errors.size() == 1 ? "1 error" : errors.size() + " errors");
                yield RewardSyncCommand.FINDINGS;
            }
        };
    }

    /** A file that a command was given. */
    static byte[] content(Path file, CommandSpec spec) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "can't read " + file + ": " + e);
        }
    }
}
