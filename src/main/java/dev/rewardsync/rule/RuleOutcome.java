package dev.rewardsync.rule;

import dev.rewardsync.pricing.EligibleLines;
import java.util.ArrayList;
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
     * @param from what of an order it gives points for; all goods where no order of anyone is behind the event
     */
    record Applied(EarningRule rule, long points, @Nullable Shortfall shortfall, EligibleLines from)
            implements RuleOutcome {}

    /** Those outcomes of rules that applied, in the same order. */
    static List<Applied> applied(List<RuleOutcome> outcomes) {
        List<Applied> applied = new ArrayList<>();
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof Applied one) {
                applied.add(one);
            }
        }
        return applied;
    }

    /** The rule did not apply. */
    record NotApplied(EarningRule rule, Reason reason) implements RuleOutcome {}

    /**
     * Why a rule did not apply: the first reason that holds, in this order. After a rule that stopped the chain it is
     * always {@code STOPPED}.
     */
    enum Reason {
        INACTIVE,
        DATE,
        WEBSITE,
        GROUP,
        CONDITIONS,
        ITEMS,
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
