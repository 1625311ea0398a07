package dev.rewardsync.rule;

import java.util.List;

/**
 * A listener that receives every evaluation of a rule chain during decisions. It runs on the deciding thread, before the
 * outcomes take effect.
 */
@FunctionalInterface
public interface EvaluationListener {

    /** The listener that ignores all evaluations. */
    EvaluationListener NONE = (trigger, facts, limits, outcomes) -> {};

    /**
     * Receives an evaluation. It is not called for a trigger without rules, nor for the re-rating of a refunded order, which
     * runs a stored rule that may no longer be in the ruleset.
     *
     * @param limits the limits before the evaluation
     * @param outcomes one for each rule of the chain, in the order in which the rules run; must not be changed
     */
    void evaluated(Trigger trigger, Facts facts, LimitLookup limits, List<RuleOutcome> outcomes);
}
