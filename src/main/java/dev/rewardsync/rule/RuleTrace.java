package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param availability when the points can be spent; null if the rule awards none
 * @param limits the rule's limits before the event; empty if they were not reached
 */
@RecordBuilder
public record RuleTrace(
        RuleOutcome outcome,
        @Nullable ConditionTrace when,
        @Nullable ConditionTrace items,
        @Nullable PointsTrace points,
        @Nullable AvailabilityTrace availability,
        List<LimitBalance> limits) {

    /**
     * Returns the trace of an outcome.
     *
     * @param earlier outcomes of the chain's earlier rules
     * @param limits the limits before the evaluation
     */
    static RuleTrace of(
            RuleOutcome outcome, List<RuleOutcome> earlier, Ruleset ruleset, Facts facts, LimitLookup limits) {
        EarningRule rule = outcome.rule();
        return switch (outcome) {
            case RuleOutcome.Applied applied ->
                applied(applied, earlier, ruleset, facts, limits)
                        .availability(
                                applied.points() == 0 ? null : AvailabilityTrace.of(rule, facts.at(), ruleset.zone()))
                        .build();
            case RuleOutcome.Tried tried ->
                applied(tried, earlier, ruleset, facts, limits).build();
            case RuleOutcome.NotApplied(EarningRule _, RuleOutcome.SkipReason reason) ->
                switch (reason) {
                    case CONDITIONS -> evaluated(outcome, facts).build();
                    case LIMIT ->
                        evaluated(outcome, facts).limits(balances(rule, limits)).build();
                    case ITEMS ->
                        evaluated(outcome, facts).items(itemsTrace(rule, facts)).build();
                    case INACTIVE, DATE, SCHEDULE, WEBSITE, GROUP, MEMBERSHIP, STOPPED -> notEvaluated(outcome);
                };
        };
    }

    private static RuleTraceBuilder applied(
            RuleOutcome outcome, List<RuleOutcome> earlier, Ruleset ruleset, Facts facts, LimitLookup limits) {
        EarningRule rule = outcome.rule();
        return evaluated(outcome, facts)
                .points(PointsTrace.of(rule, earlier, ruleset.points().base(), facts))
                .limits(balances(rule, limits));
    }

    /** Returns the trace of a rule whose conditions were evaluated. */
    private static RuleTraceBuilder evaluated(RuleOutcome outcome, Facts facts) {
        return RuleTraceBuilder.builder()
                .outcome(outcome)
                .limits(List.of())
                .when(outcome.rule().when().explain(facts));
    }

    /** Returns the trace of a rule whose conditions were not evaluated. */
    private static RuleTrace notEvaluated(RuleOutcome outcome) {
        return RuleTraceBuilder.builder().outcome(outcome).limits(List.of()).build();
    }

    private static List<LimitBalance> balances(EarningRule rule, LimitLookup limits) {
        return rule.limits().stream()
                .map(limit -> limits.balance(rule.id(), limit))
                .toList();
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
