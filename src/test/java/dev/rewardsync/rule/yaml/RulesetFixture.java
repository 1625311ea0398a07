package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and runs rulesets given as text. */
public final class RulesetFixture {

    public static final String HEAD = "currency: USD\ntimezone: America/New_York\n";

    private RulesetFixture() {}

    /** Returns the ruleset of a complete file. */
    public static Ruleset ruleset(String yaml) {
        return switch (RulesetReader.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Invalid(List<RulesetError> errors) ->
                throw new AssertionError(
                        errors.stream().map(RulesetError::format).collect(Collectors.joining("\n")));
        };
    }

    /** Returns the ruleset of a file in USD and New York time; {@code rest} is appended to its first lines. */
    public static Ruleset usd(String rest) {
        return ruleset(HEAD + rest);
    }

    /** Runs the rules and returns, in their order, each id with its points or the reason why it did not apply. */
    public static List<String> run(Ruleset ruleset, Trigger trigger, Facts facts) {
        return ruleset.run(trigger, facts).stream()
                .map(outcome -> outcome.rule().id() + ": "
                        + switch (outcome) {
                            case RuleOutcome.Applied applied ->
                                applied.points()
                                        + (applied.noPointsReason() == null ? "" : " " + applied.noPointsReason());
                            case RuleOutcome.Tried tried -> "trial " + tried.points();
                            case RuleOutcome.NotApplied notApplied ->
                                notApplied.reason().name();
                        })
                .toList();
    }
}
