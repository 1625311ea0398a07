package dev.rewardsync.bench.micro;

import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The benchmark's ruleset, shortened or repeated to a number of rules. */
final class BenchmarkRules {

    private static final String RULE_START = "(?m)^(?=  - )";
    private static final String FILE = "/bench/rules.yaml";

    private BenchmarkRules() {}

    /** Returns the first {@code count} rules of the file. If the file has fewer, they repeat with other ids. */
    static Ruleset of(int count) {
        String[] parts = text().split("(?m)^rules:\n", 2);
        List<String> rules = List.of(parts[1].split(RULE_START));
        StringBuilder text = new StringBuilder(parts[0]).append("rules:\n");
        for (int number = 0; number < count; number++) {
            String rule = rules.get(number % rules.size());
            String suffix = number < rules.size() ? "" : "-" + number / rules.size();
            text.append(rule.replaceFirst("id: ([\\w-]+)", "id: $1" + suffix));
        }
        return read(text.toString());
    }

    /** Parses a ruleset. */
    static Ruleset read(String text) {
        return switch (RulesetReader.read("rules.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Invalid(var errors) -> throw new IllegalArgumentException(errors.toString());
        };
    }

    private static String text() {
        try (InputStream file = BenchmarkRules.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
