package dev.rewardsync.rule;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;
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
public record RuleExplanation(
        RuleOutcome outcome,
        @Nullable Explanation when,
        @Nullable Explanation items,
        @Nullable PointsExplanation points) {

    static RuleExplanation of(RuleOutcome outcome, EarnBase base, Facts facts) {
        EarningRule rule = outcome.rule();
        return switch (outcome) {
            case RuleOutcome.Applied applied ->
                new RuleExplanation(outcome, rule.when().explain(facts), null, PointsExplanation.of(rule, base, facts));
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.Reason reason) ->
                switch (reason) {
                    case CONDITIONS -> new RuleExplanation(outcome, rule.when().explain(facts), null, null);
                    case ITEMS -> new RuleExplanation(outcome, rule.when().explain(facts), noItem(rule, facts), null);
                    case INACTIVE, DATE, WEBSITE, GROUP, STOPPED -> new RuleExplanation(outcome, null, null, null);
                };
        };
    }

    private static Explanation noItem(EarningRule rule, Facts facts) {
        Cart cart = Objects.requireNonNull(facts.cart());
        ItemCondition items = Objects.requireNonNull(rule.items());
        List<Explanation.OfItem> searched = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            Explanation explanation = Objects.requireNonNull(items.explain(line, cart));
            searched.add(
                    new Explanation.OfItem(line.line().lineId(), line.line().sku(), explanation));
        }
        return new Explanation.Searched("found", searched, false);
    }
}
