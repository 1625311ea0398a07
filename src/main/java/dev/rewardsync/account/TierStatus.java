package dev.rewardsync.account;

import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param guaranteedUntil the end of the time in which the customer does not fall below the tier; null if there is none
 * @param granted the tier of an opening, below which the customer does not fall; null if there is none
 */
@RecordBuilder
public record TierStatus(
        String tier,
        long changes,
        List<QualifyingAmount> window,
        @Nullable Instant guaranteedUntil,
        @Nullable GrantedTier granted)
        implements TierStatusBuilder.With {

    /** The tier of customers below the first tier. */
    public static final String NO_TIER = "none";

    /** The status of a customer without a tier. */
    public static final TierStatus NONE = new TierStatus(NO_TIER, 0, List.of(), null, null);

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

    /**
     * Returns this status after a rise or fall to another tier.
     *
     * @param until the end of the new tier's guarantee; null if it has none
     */
    public TierStatus changedTo(String newTier, @Nullable Instant until) {
        return with(status -> status.tier(newTier).changes(changes + 1).guaranteedUntil(until));
    }

    /** Returns this status with its tier guaranteed up to an instant, or longer if it already is. */
    public TierStatus guaranteedAtLeastUntil(Instant until) {
        return guaranteedUntil == null || until.isAfter(guaranteedUntil) ? withGuaranteedUntil(until) : this;
    }

    /** Returns this status with the tier of an opening, which is not a change of tier. */
    public TierStatus withOpeningTier(String newTier) {
        return newTier.equals(tier) ? this : with(status -> status.tier(newTier).guaranteedUntil(null));
    }
}
