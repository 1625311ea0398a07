package dev.rewardsync.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one rule made of an event. */
public sealed interface RuleOutcome {

    /** The rule. */
    EarningRule rule();

    /**
     * The rule applied.
     *
     * @param points 0 or more, after the rule's {@code max}
     * @param shortfall why it gave nothing where it would have; null where all went well
     */
    record Applied(EarningRule rule, long points, @Nullable Shortfall shortfall) implements RuleOutcome {}

    /** Those outcomes of rules that applied, in the same order. */
    static List<Applied> applied(List<RuleOutcome> outcomes) {
        return outcomes.stream()
                .filter(Applied.class::isInstance)
                .map(Applied.class::cast)
                .toList();
    }

    /** The rule did not apply. */
    record NotApplied(EarningRule rule, Reason reason) implements RuleOutcome {}

    /** Why a rule did not apply: the first that holds in this order, but after a rule that stopped the chain always that. */
    enum Reason {
        INACTIVE,
        DATE,
        WEBSITE,
        GROUP,
        CONDITIONS,
        STOPPED
    }

    /** Why a rule that applied gave no points. */
    enum Shortfall {
        /** The order's amounts can't be converted to the ruleset's currency. */
        NO_EXCHANGE_RATE,
        /** The points leave 64 bits. */
        POINTS_OVERFLOW
    }
}
