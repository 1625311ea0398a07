package dev.rewardsync.rule;

import dev.rewardsync.event.OrderPlaced;
import java.util.List;

/**
 * A listener that receives every evaluation of a rule chain, and every order whose points are redeemed, during decisions. It
 * runs on the deciding thread, before the outcomes take effect.
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

    /**
     * Receives an order of a customer before its redemption, also if no points are used. It is not called for guests.
     *
     * @param customer the customer before the order
     * @param available the customer's available points before the redemption
     */
    default void redeeming(OrderPlaced order, CustomerFacts customer, long available) {}
}
