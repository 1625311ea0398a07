package dev.rewardsync.decision;

import dev.rewardsync.order.LimitUse;
import dev.rewardsync.order.TrialAward;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what trial rules would have awarded. They have no other effect. See {@code docs/rules.md}, "Trial rules". */
final class Trials {

    private final DecisionContext context;

    Trials(DecisionContext context) {
        this.context = context;
    }

    /** Counts the trial rules among the outcomes of behavior rules. */
    void count(List<RuleOutcome> outcomes, Instant at) {
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.Tried tried && tried.points() > 0) {
                context.limits().use(tried.rule(), at, tried.points());
                report(tried.rule(), tried.points());
            }
        }
    }

    /**
     * Counts the trial rules among the outcomes of a new order's cart rules; returns the awards to store with the order.
     *
     * @param at when the order was placed
     */
    List<TrialAward> countPlaced(List<RuleOutcome> outcomes, Instant at) {
        return countAgain(outcomes, List.of(), OwnAwards.NONE, at);
    }

    /**
     * Counts the trial rules among the outcomes of an amended order's cart rules; returns the awards to store with the order.
     *
     * @param before the trials of the order's earlier revision
     * @param own what the awards of the earlier revision, trial or live, have used of their limits
     * @param at when the order was placed
     */
    List<TrialAward> countAgain(List<RuleOutcome> outcomes, List<TrialAward> before, OwnAwards own, Instant at) {
        if (before.isEmpty() && noneIsTrial(outcomes)) {
            return List.of();
        }
        Map<String, TrialAward> earlier = new LinkedHashMap<>();
        before.forEach(award -> earlier.put(award.ruleId(), award));
        List<TrialAward> awards = new ArrayList<>();
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.Tried tried) {
                TrialAward award = award(
                        tried,
                        earlier.remove(tried.rule().id()),
                        own.useOf(tried.rule().id()),
                        at);
                if (award.points() > 0 || award.limitUse() != null) {
                    awards.add(award);
                }
            }
        }
        earlier.values().forEach(award -> keepUse(award, awards));
        return List.copyOf(awards);
    }

    private static boolean noneIsTrial(List<RuleOutcome> outcomes) {
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.Tried) {
                return false;
            }
        }
        return true;
    }

    private TrialAward award(RuleOutcome.Tried tried, @Nullable TrialAward before, @Nullable LimitUse use, Instant at) {
        EarningRule rule = tried.rule();
        long points = tried.points();
        boolean counted = before != null && before.limitUse() != null && before.points() > 0;
        report(rule, points - (before == null ? 0 : before.points()));
        return new TrialAward(
                new TrialPoints(rule.id(), rule.name(), points),
                context.limits().change(rule, at, use, counted, points, points > 0));
    }

    /** Keeps what a rule that no longer applies has used of its limits, for a later revision. */
    private void keepUse(TrialAward before, List<TrialAward> awards) {
        LimitUse use = before.limitUse();
        if (use != null) {
            if (before.points() > 0) {
                context.limits().removeAward(before.ruleId(), use);
            }
            TrialPoints none = new TrialPoints(before.ruleId(), before.award().ruleName(), 0);
            awards.add(new TrialAward(none, use));
        }
    }

    private void report(EarningRule rule, long points) {
        if (points > 0) {
            context.decision().addTrialPoints(new TrialPoints(rule.id(), rule.name(), points));
        }
    }
}
