package dev.rewardsync.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer's tier, and what it rests on.
 *
 * @param tier id of the tier; {@code none} below the first
 * @param changes how often the tier changed so far
 * @param window what counted towards the tier, in the order of booking; kept only where tiers look back for a limited
 *     time
 * @param granted the tier that the customer brought along, and does not fall below; null for none
 */
public record TierStatus(
        String tier,
        long changes,
        List<QualifyingAmount> window,
        @Nullable GrantedTier granted) {

    /** A customer who has not reached any tier. */
    public static final TierStatus NONE = new TierStatus("none", 0, List.of(), null);

    /**
     * Something that counts towards a tier.
     *
     * @param at when it happened; what is taken back of it counts from then too
     * @param amount of sales, points or orders; signed
     */
    public record QualifyingAmount(Instant at, BigDecimal amount) {}

    /**
     * A tier that was not reached here.
     *
     * @param at when the customer brought it along; it holds from then on as long as things count
     */
    public record GrantedTier(String tier, Instant at) {}

    /** Another tier, risen or fallen to. */
    public TierStatus changedTo(String newTier) {
        return new TierStatus(newTier, changes + 1, window, granted);
    }

    /** Another tier from the beginning: nothing rose or fell. */
    public TierStatus openedIn(String newTier) {
        return new TierStatus(newTier, changes, window, granted);
    }

    /** Other things that count. */
    public TierStatus with(List<QualifyingAmount> changed) {
        return new TierStatus(tier, changes, changed, granted);
    }

    /** Another tier, or none, that the customer does not fall below. */
    public TierStatus with(@Nullable GrantedTier changed) {
        return new TierStatus(tier, changes, window, changed);
    }
}
