package dev.rewardsync.decision;

import dev.rewardsync.event.RefundTotals;
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
 * Calculates the effect of all refunds of an order together. The split of refunds therefore does not matter: four refunds of
 * a quarter have the same effect as one full refund. See {@code docs/orders.md}.
 *
 * @param priced the whole order
 * @param refunded all refunds
 */
record RefundCalculation(PricedOrder priced, RefundTotals refunded) {

    /**
     * Returns how many points of an accrual are to be taken back in total.
     *
     * @param booked points that the rule awarded
     * @param facts the facts with which the rule was evaluated
     * @param before refunds before the accrual
     */
    long takenBack(long booked, AccrualTerms terms, Facts facts, RefundTotals before) {
        return switch (terms.onRefund()) {
            case KEEP -> 0;
            case PROPORTIONAL ->
                new RefundedShare(priced, before, refunded)
                        .of(terms.eligibleLines())
                        .ofPoints(booked);
            case RECOMPUTE -> booked - Math.min(booked, recompute(Objects.requireNonNull(terms.rule()), facts));
        };
    }

    private long recompute(RuleSnapshot rule, Facts facts) {
        return priced.hasNothingLeft(refunded) ? 0 : rule.points(facts, priced.without(refunded));
    }

    /** Returns how many of the redeemed points are to be restored in total. */
    long restoredPoints(PlacementSnapshot placement) {
        return RefundedShare.of(priced, refunded).ofPayable(placement.payable()).ofPoints(placement.pointsDebited());
    }

    /** Returns the refunded part of a sale's amount, in the ruleset's currency. */
    BigDecimal refundedSale(BigDecimal amount) {
        return RefundedShare.of(priced, refunded).ofOrder().ofAmount(amount, ExchangeRate.BASE_DECIMALS);
    }
}
