package dev.rewardsync.decision;

import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.pricing.RefundedShare;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleSnapshot;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the refunds of an order, all together, come to. Every figure is worked out from the whole that was refunded, so
 * that four quarters come to the same as one whole.
 *
 * @param priced the whole order
 * @param refunded all that was refunded of it
 */
record RefundCalculation(PricedOrder priced, RefundedQuantities refunded) {

    /**
     * How many of the points that a rule gave are to be taken back in all.
     *
     * @param booked what the rule gave
     * @param facts what the rule saw, with the order as it was then
     * @param before what had been refunded by then
     */
    long takenBack(long booked, AccrualTerms terms, Facts facts, RefundedQuantities before) {
        return switch (terms.onRefund()) {
            case KEEP -> 0;
            case PROPORTIONAL ->
                new RefundedShare(priced, before, refunded).of(terms.from()).ofPoints(booked);
            case RECOMPUTE -> booked - Math.min(booked, anew(Objects.requireNonNull(terms.rule()), facts));
        };
    }

    private long anew(RuleSnapshot rule, Facts facts) {
        return priced.allLinesRefunded(refunded) ? 0 : rule.points(facts, priced.without(refunded));
    }

    /** How many of the points used are to be given back in all. */
    long restored(PlacementSnapshot placement) {
        return RefundedShare.of(priced, refunded)
                .ofPayable(placement.coversShipping())
                .ofPoints(placement.pointsTaken());
    }

    /** How much of a sale's amount, in the ruleset's currency, is lost in all. */
    BigDecimal ofSale(BigDecimal amount) {
        return RefundedShare.of(priced, refunded).ofOrder().ofAmount(amount, ExchangeRate.BASE_DECIMALS);
    }
}
