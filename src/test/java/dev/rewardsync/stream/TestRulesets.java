package dev.rewardsync.stream;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;

/** Deciders of rulesets for tests. */
final class TestRulesets {

    /** A point per dollar of a completed order and 10 points for a review, valid for 30 days. */
    static final String SMALL = """
            currency: USD
            timezone: UTC
            points: {expireAfter: P30D}
            rules:
              - {id: spend, name: Spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
              - {id: review, name: Review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}
            """;

    private TestRulesets() {}

    /** Returns the decider of the ruleset {@link #SMALL}. */
    static Decider small() {
        return decider(SMALL);
    }

    /** Returns the decider of a ruleset. */
    static Decider decider(String text) {
        return switch (RulesetReader.read("rules.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(var ruleset) -> new Decider(ruleset, DecisionPolicy.DEFAULT);
            case RulesetReader.Result.Invalid(var errors) -> throw new IllegalStateException(errors.toString());
        };
    }
}
