package dev.rewardsync.decision;

import org.jspecify.annotations.Nullable;

/**
 * Completes a step after its points are posted: assesses the tier, makes the exports and notifies the customer. They
 * therefore report the points after the whole step.
 */
final class StepCompletion {

    private final DecisionContext context;
    private final TierAssessment tiers;
    private final OrderExporter exports;

    StepCompletion(DecisionContext context, TierAssessment tiers, OrderExporter exports) {
        this.context = context;
        this.tiers = tiers;
        this.exports = exports;
    }

    /**
     * Completes a step.
     *
     * @param orderId the order that the step concerns; null if it concerns none
     */
    void completeStep(Cause cause, @Nullable String orderId) {
        tiers.assess(cause);
        exports.writeExports();
        context.ledger().notifyCustomer(orderId, cause.at());
    }
}
