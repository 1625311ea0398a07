package dev.rewardsync.rule;

import org.jspecify.annotations.Nullable;

/**
 * What one rule made of an event, and why.
 *
 * @param when the rule's conditions; null where it has none, and where something else decided before they were asked
 * @param points how the points were counted; null where the rule did not apply
 */
public record RuleExplanation(
        RuleOutcome outcome,
        @Nullable Explanation when,
        @Nullable PointsExplanation points) {

    static RuleExplanation of(RuleOutcome outcome, EarnBase base, Facts facts) {
        EarningRule rule = outcome.rule();
        return switch (outcome) {
            case RuleOutcome.Applied applied ->
                new RuleExplanation(outcome, rule.when().explain(facts), PointsExplanation.of(rule, base, facts));
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.Reason reason) ->
                new RuleExplanation(
                        outcome,
                        reason == RuleOutcome.Reason.CONDITIONS ? rule.when().explain(facts) : null,
                        null);
        };
    }
}
