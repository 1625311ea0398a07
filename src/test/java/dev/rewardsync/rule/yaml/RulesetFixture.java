package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Rulesets that a test writes as text. */
public final class RulesetFixture {

    public static final String HEAD = "currency: USD\ntimezone: America/New_York\n";

    private RulesetFixture() {}

    /** The ruleset of a whole file. */
    public static Ruleset ruleset(String yaml) {
        return switch (RulesetReader.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Read(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Refused(List<RulesetError> errors) ->
                throw new AssertionError(
                        errors.stream().map(RulesetError::format).collect(Collectors.joining("\n")));
        };
    }

    /** The ruleset of a file in USD and New York time that goes on like this. */
    public static Ruleset usd(String rest) {
        return ruleset(HEAD + rest);
    }

    /** Points by rule, in the order in which the rules ran; those that did not apply with their reason. */
    public static List<String> run(Ruleset ruleset, Trigger trigger, Facts facts) {
        return ruleset.run(trigger, facts).stream()
                .map(outcome -> outcome.rule().id() + ": "
                        + switch (outcome) {
                            case RuleOutcome.Applied applied ->
                                applied.points() + (applied.shortfall() == null ? "" : " " + applied.shortfall());
                            case RuleOutcome.NotApplied notApplied ->
                                notApplied.reason().name();
                        })
                .toList();
    }
}
