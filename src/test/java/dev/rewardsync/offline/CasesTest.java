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
 * {@code #} are comments; the comment {@code # The file is now NAME} also replaces the ruleset by another file of the folder. The output of each event follows its line; the output of timers that fire after the last event
 * follows {@code » the end}.
 */
class CasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final String NEW_RULES = "# The file is now ";

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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineCustomers customers = new OfflineCustomers();
        OfflineProcessor run = processor(folder.resolve("rules.yaml"), customers, out);
        List<String> actualOutput = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.ndjson"))) {
            if (line.startsWith(NEW_RULES)) {
                run = processor(folder.resolve(line.substring(NEW_RULES.length())), customers, out);
                actualOutput.add(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                actualOutput.add(ReadableOutput.headline(line));
                run.process(line.getBytes(StandardCharsets.UTF_8));
                append(out, actualOutput);
            }
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

    private static OfflineProcessor processor(Path rules, OfflineCustomers customers, ByteArrayOutputStream out)
            throws IOException {
        RulesetReader.Result result = RulesetReader.read(rules.toString(), Files.readAllBytes(rules));
        if (!(result instanceof RulesetReader.Result.Valid(var ruleset))) {
            throw new AssertionError(result);
        }
        return new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), customers, out);
    }
}
