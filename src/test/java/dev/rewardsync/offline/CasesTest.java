package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.testing.GoldenFile;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases in {@code src/test/resources/cases}. Each folder has {@code rules.yaml}, {@code events.ndjson} and the
 * expected output in {@code expected.txt}, whose first lines describe the case. In the other files, lines that begin with
 * {@code #} are comments. The output of each event follows its line; the output of timers that fire after the last event
 * follows {@code » the end}.
 */
class CasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    @TestFactory
    Stream<DynamicTest> casesMatchTheirExpectedOutput() throws IOException {
        return cases().stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    GoldenFile.assertMatchesBelowHead(
                            folder.resolve("expected.txt"), String.join("\n", actualOutput(folder)));
                }));
    }

    @Test
    void findsTheCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static List<String> actualOutput(Path folder) throws IOException, InvalidLineException {
        Path rules = folder.resolve("rules.yaml");
        RulesetReader.Result result = RulesetReader.read(rules.toString(), Files.readAllBytes(rules));
        if (!(result instanceof RulesetReader.Result.Valid(var ruleset))) {
            throw new AssertionError(result);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), new OfflineCustomers(), out);
        List<String> actualOutput = new ArrayList<>();
        for (String line : withoutComments(folder.resolve("events.ndjson"))) {
            actualOutput.add(ReadableOutput.headline(line));
            run.process(line.getBytes(StandardCharsets.UTF_8));
            append(out, actualOutput);
        }
        run.finish(Optional.empty());
        if (out.size() > 0) {
            actualOutput.add("» the end");
            append(out, actualOutput);
        }
        return actualOutput;
    }

    private static void append(ByteArrayOutputStream out, List<String> actualOutput) {
        actualOutput.addAll(ReadableOutput.lines(out.toByteArray()));
        out.reset();
    }

    private static List<String> withoutComments(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }
}
