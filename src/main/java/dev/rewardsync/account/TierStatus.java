package dev.rewardsync.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer's tier and the stored part of its basis.
 *
 * @param tier id of the tier; {@link #NO_TIER} below the first tier
 * @param changes number of tier changes so far
 * @param window amounts that count towards the tier, in the order of posting; empty unless the ruleset's tiers have a
 *     window
 * @param granted the tier of an opening, below which the customer does not fall; null if there is none
 */
public record TierStatus(
        String tier,
        long changes,
        List<QualifyingAmount> window,
        @Nullable GrantedTier granted) {

    /** The tier of customers below the first tier. */
    public static final String NO_TIER = "none";

    /** The status of a customer without a tier. */
    public static final TierStatus NONE = new TierStatus(NO_TIER, 0, List.of(), null);

    /**
     * An amount that counts towards a tier.
     *
     * @param at when it was earned; a negative amount that takes it back has the same instant
     * @param amount signed number of sales, points or orders
     */
    public record QualifyingAmount(Instant at, BigDecimal amount) {}

    /**
     * A tier that an opening granted.
     *
     * @param at when the opening occurred; with a tier window, the grant is valid for one window from then on
     */
    public record GrantedTier(String tier, Instant at) {}

    /** Returns this status after a rise or fall to another tier. */
    public TierStatus changedTo(String newTier) {
        return new TierStatus(newTier, changes + 1, window, granted);
    }

    /** Returns this status with the tier of an opening, which is not a change of tier. */
    public TierStatus withOpeningTier(String newTier) {
        return new TierStatus(newTier, changes, window, granted);
    }

    /** Returns this status with other amounts in the window. */
    public TierStatus withWindow(List<QualifyingAmount> changed) {
        return new TierStatus(tier, changes, changed, granted);
    }

    /** Returns this status with another granted tier; null for none. */
    public TierStatus withGranted(@Nullable GrantedTier changed) {
        return new TierStatus(tier, changes, window, changed);
    }
}
