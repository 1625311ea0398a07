package dev.rewardsync.offline;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A page of the documentation whose examples are tested. */
record DocsPage(String text) {

    static DocsPage named(String name) throws IOException {
        return new DocsPage(Files.readString(Path.of("docs", name)));
    }

    /** Returns the code blocks in a language, in order. */
    List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static Ruleset ruleset(String rules) {
        RulesetReader.Result result = RulesetReader.read("rules.yaml", rules.getBytes(StandardCharsets.UTF_8));
        if (result instanceof RulesetReader.Result.Valid(Ruleset ruleset)) {
            return ruleset;
        }
        throw new AssertionError(result);
    }

    /** Returns the output lines of the command {@code process} for input lines. */
    static List<String> processed(Ruleset ruleset, List<String> lines) throws IOException, InvalidLineException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), new OfflineCustomers(), out);
        for (String line : lines) {
            run.process(line.getBytes(StandardCharsets.UTF_8));
        }
        run.finish(Optional.empty());
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
