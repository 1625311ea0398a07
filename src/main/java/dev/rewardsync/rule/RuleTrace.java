package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule made of an event, and why.
 *
 * @param when the rule's conditions; null where it has none, and where something else decided before they were asked
 * @param items the lines of the order, none of which matched the rule's items; null where that is not the reason
 * @param points how the points were counted; null where the rule did not apply
 */
public record RuleTrace(
        RuleOutcome outcome,
        @Nullable ConditionTrace when,
        @Nullable ConditionTrace items,
        @Nullable PointsTrace points) {

    static RuleTrace of(RuleOutcome outcome, EarnBase base, Facts facts) {
        EarningRule rule = outcome.rule();
        return switch (outcome) {
            case RuleOutcome.Applied applied ->
                new RuleTrace(outcome, rule.when().explain(facts), null, PointsTrace.of(rule, base, facts));
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.Reason reason) ->
                switch (reason) {
                    case CONDITIONS -> new RuleTrace(outcome, rule.when().explain(facts), null, null);
                    case ITEMS -> new RuleTrace(outcome, rule.when().explain(facts), noItem(rule, facts), null);
                    case INACTIVE, DATE, WEBSITE, GROUP, STOPPED -> new RuleTrace(outcome, null, null, null);
                };
        };
    }

    private static ConditionTrace noItem(EarningRule rule, Facts facts) {
        PricedOrder cart = Objects.requireNonNull(facts.cart());
        ItemCondition items = Objects.requireNonNull(rule.items());
        List<ConditionTrace.ItemTrace> searched = new ArrayList<>();
        for (PricedLine line : cart.lines()) {
            ConditionTrace explanation = Objects.requireNonNull(items.explain(line, cart));
            searched.add(new ConditionTrace.ItemTrace(
                    line.line().lineId(), line.line().sku(), explanation));
        }
        return new ConditionTrace.Searched("found", searched, false);
    }
}
