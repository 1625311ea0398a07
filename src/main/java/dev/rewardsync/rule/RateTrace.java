package dev.rewardsync.rule;

import dev.rewardsync.rule.RedemptionPolicy.Rate;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a redemption rate for an order.
 *
 * @param mismatch why the rate does not count; null for the rate that counts
 * @param when trace of the rate's condition; null if it has none or if it was not evaluated
 */
public record RateTrace(
        Rate rate, @Nullable Mismatch mismatch, @Nullable ConditionTrace when) {

    /** Why a rate does not count: the first matching reason, in the order of the constants. */
    public enum Mismatch {
        /** An earlier rate counts. */
        LATER,
        INACTIVE,
        WEBSITE,
        GROUP,
        TIER,
        CONDITIONS
    }

    static RateTrace of(Rate rate, @Nullable Mismatch mismatch, Facts facts) {
        boolean evaluated = mismatch == null || mismatch == Mismatch.CONDITIONS;
        return new RateTrace(rate, mismatch, evaluated ? rate.when().explain(facts) : null);
    }
}
