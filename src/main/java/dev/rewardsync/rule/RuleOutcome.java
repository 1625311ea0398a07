package dev.rewardsync.rule;

import dev.rewardsync.pricing.EligibleLines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a rule's evaluation for an event. */
public sealed interface RuleOutcome {

    /** Returns the rule. */
    EarningRule rule();

    /**
     * The rule applied.
     *
     * @param pointsBeforeLimits 0 or more, after the rule's {@code max} and before its limits
     * @param points 0 or more, after the rule's limits
     * @param noPointsReason why the points could not be calculated and are 0; null if they could
     * @param eligibleLines the lines for which the rule awards points; all goods if the event has no order
     * @param multiplication the earlier rules whose points the rule multiplied; null for other styles
     */
    record Applied(
            EarningRule rule,
            long pointsBeforeLimits,
            long points,
            @Nullable NoPointsReason noPointsReason,
            EligibleLines eligibleLines,
            @Nullable Multiplication multiplication)
            implements RuleOutcome {}

    /**
     * The rule is a trial, and would have applied.
     *
     * @param evaluated how it would have applied
     */
    record Tried(Applied evaluated) implements RuleOutcome {

        @Override
        public EarningRule rule() {
            return evaluated.rule();
        }

        /** Returns the points that it would have awarded. */
        public long points() {
            return evaluated.points();
        }
    }

    /** Returns the outcomes of the rules that applied, in the same order. */
    static List<Applied> applied(List<RuleOutcome> outcomes) {
        List<Applied> applied = new ArrayList<>();
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof Applied ruleApplied) {
                applied.add(ruleApplied);
            }
        }
        return applied;
    }

    /** The rule did not apply. */
    record NotApplied(EarningRule rule, SkipReason reason) implements RuleOutcome {}

    /**
     * Why a rule did not apply: the first matching reason, in the order of the constants. After a rule that stopped the
     * chain, it is always {@code STOPPED}.
     */
    enum SkipReason {
        INACTIVE,
        DATE,
        SCHEDULE,
        WEBSITE,
        GROUP,
        MEMBERSHIP,
        CONDITIONS,
        ITEMS,
        LIMIT,
        STOPPED
    }

    /** Why the points of a rule that applied could not be calculated. */
    enum NoPointsReason {
        /** There is no exchange rate from the amount's currency to the ruleset's. */
        NO_EXCHANGE_RATE,
        /** The points exceed 64 bits. */
        POINTS_OVERFLOW
    }
}
