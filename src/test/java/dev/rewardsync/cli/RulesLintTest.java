package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.yaml.AttributeSample;
import dev.rewardsync.rule.yaml.RulesetLint;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.rule.yaml.RulesetWarning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests warnings: each ruleset has a file with its expected warnings. */
class RulesLintTest {

    private static final Path RULESETS = Path.of("src/test/resources/rulesets");
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    static Stream<Path> warned() throws IOException {
        return yaml("warned");
    }

    static Stream<Path> good() throws IOException {
        return yaml("good");
    }

    private static Stream<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RULESETS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("warned")
    void warnsAboutLikelyMistakesOnly(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".yaml", ".txt"));
        String warnings = warnings(file);
        if (Boolean.getBoolean("rulesets.rewrite")) {
            Files.writeString(expected, warnings);
        }
        assertThat(warnings).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("good")
    void doesNotWarnAboutValidRulesets(Path file) throws IOException {
        assertThat(warnings(file)).isEmpty();
    }

    private static String warnings(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        assertThat(RulesetReader.read(name, content)).isInstanceOf(RulesetReader.Result.Valid.class);
        return RulesetLint.warnings(name, content, NOW, sample(file)).stream()
                .map(RulesetWarning::format)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static AttributeSample sample(Path file) throws IOException {
        Path events = Path.of(file.toString().replace(".yaml", ".ndjson"));
        EventSampleReader reader = new EventSampleReader();
        if (Files.exists(events)) {
            Files.readAllLines(events).forEach(reader::read);
        }
        return reader.sample();
    }

    @Test
    void printsWarningsWithTheirPositionAndReturnsFindings() {
        Path file = RULESETS.resolve("warned/unseen.yaml");
        Output output = lint(file, "--events", file.toString().replace(".yaml", ".ndjson"));
        assertThat(output.exitCode).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(output.text).contains("1 line is not JSON", """
                    9 |   - {id: b, type: behavior, event: shared-twitter, when: {all: [{activity.like: 3}, """, """
                : 5 warnings, 4 rules, version """);
    }

    @Test
    void succeedsWithoutWarnings() {
        Output output = lint(RULESETS.resolve("good/least.yaml"));
        assertThat(output.exitCode).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(output.text).contains("least.yaml: valid, ");
    }

    @Test
    void printsOnlyErrorsIfThereAreAny() {
        Output output = lint(RULESETS.resolve("bad/no-tiers.yaml"));
        assertThat(output.exitCode).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(output.text).endsWith("no-tiers.yaml: 2 errors" + System.lineSeparator());
    }

    private record Output(int exitCode, String text) {}

    private static Output lint(Path file, String... options) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        String[] command = {"rules", "lint", file.toString()};
        int exitCode = RewardSyncCommand.commandLine(new RewardSyncCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new));
        return new Output(exitCode, text.toString());
    }
}
