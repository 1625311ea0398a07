package dev.rewardsync.rule;

import java.util.List;

/**
 * A listener that receives every evaluation of a rule chain during decisions. It runs on the deciding thread, before the
 * outcomes take effect.
 */
@FunctionalInterface
public interface EvaluationListener {

    /** The listener that ignores all evaluations. */
    EvaluationListener NONE = (trigger, facts, outcomes) -> {};

    /**
     * Receives an evaluation. A trigger without rules is not reported. Nor is a stored rule that rates a refunded order
     * again, since it is not part of the ruleset in force.
     *
     * @param outcomes one for each rule of the chain, in the order in which the rules run; must not be changed
     */
    void evaluated(Trigger trigger, Facts facts, List<RuleOutcome> outcomes);
}
