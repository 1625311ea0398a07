package dev.rewardsync.decision;

import org.jspecify.annotations.Nullable;

/**
 * What ends every step, once its points are booked: the tier is assessed, the ERP and the customer are told. Only then
 * do they see what the whole step came to.
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

    /** Ends a step; {@code orderId} is the order that it is about, where it is about one. */
    void completeStep(Cause cause, @Nullable String orderId) {
        tiers.assess(cause);
        exports.completeStep();
        context.ledger().completeStep(orderId, cause.at());
    }
}
