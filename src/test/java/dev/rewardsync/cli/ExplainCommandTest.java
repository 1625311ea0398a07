package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.testing.GoldenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests explanations: each folder has a ruleset, an event and the expected output. */
class ExplainCommandTest {

    private static final Path CASES = Path.of("src/test/resources/explain");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void explainsEachRuleAsText(Path folder) throws IOException {
        compare(folder.resolve("expected.txt"), run(folder));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void explainsEachRuleAsJson(Path folder) throws IOException {
        compare(folder.resolve("expected.json"), run(folder, "--json"));
    }

    /** The page {@code docs/checking-rules.md} shows one of the cases. */
    @Test
    void docsPageShowsTheCaseAsItRuns() throws IOException {
        String page = Files.readString(Path.of("docs", "checking-rules.md"));
        for (String file : List.of("rules.yaml", "event.ndjson", "expected.txt")) {
            assertThat(page)
                    .contains(Files.readString(CASES.resolve("docs-page").resolve(file)));
        }
    }

    private static void compare(Path expected, String shown) throws IOException {
        GoldenFile.assertMatches(expected, shown);
    }

    private static String run(Path folder, String... options) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        Path account = folder.resolve("account.ndjson");
        String[] known = Files.exists(account) ? new String[] {"--account", account.toString()} : new String[] {};
        String[] files = {
            "rules",
            "explain",
            "--rules",
            folder.resolve("rules.yaml").toString(),
            "--event",
            folder.resolve("event.ndjson").toString()
        };
        int exitCode = RewardSyncCommand.commandLine(new RewardSyncCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.of(files, known, options).flatMap(Stream::of).toArray(String[]::new));
        String code = exitCode == 0 ? "" : "exit code " + exitCode + "\n";
        return (output + code).replace(System.lineSeparator(), "\n");
    }
}
