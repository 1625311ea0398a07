package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a rule's evaluation for an event.
 *
 * @param when trace of the rule's conditions; null if it has none or if they were not evaluated
 * @param items trace of the rule's item condition, which no line matched; null if that is not why the rule did not
 *     apply
 * @param points trace of the points calculation; null if the rule did not apply
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
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.SkipReason reason) ->
                switch (reason) {
                    case CONDITIONS -> new RuleTrace(outcome, rule.when().explain(facts), null, null);
                    case ITEMS -> new RuleTrace(outcome, rule.when().explain(facts), itemsTrace(rule, facts), null);
                    case INACTIVE, DATE, WEBSITE, GROUP, STOPPED -> new RuleTrace(outcome, null, null, null);
                };
        };
    }

    private static ConditionTrace itemsTrace(EarningRule rule, Facts facts) {
        PricedOrder pricedOrder = Objects.requireNonNull(facts.pricedOrder());
        ItemCondition items = Objects.requireNonNull(rule.items());
        List<ConditionTrace.ItemTrace> itemTraces = new ArrayList<>();
        for (PricedLine line : pricedOrder.lines()) {
            ConditionTrace trace = Objects.requireNonNull(items.explain(line, pricedOrder));
            itemTraces.add(new ConditionTrace.ItemTrace(
                    line.line().lineId(), line.line().sku(), trace));
        }
        return new ConditionTrace.ItemSearchTrace("found", itemTraces, false);
    }
}
