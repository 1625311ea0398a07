package dev.rewardsync.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The customer's tier, and what it rests on.
 *
 * @param tier id of the tier; {@code none} below the first
 * @param changes how often the tier changed so far
 * @param window what counted towards the tier, in the order of booking; kept only where tiers look back for a limited
 *     time
 */
public record Standing(String tier, long changes, List<Counted> window) {

    /** A customer who has not reached any tier. */
    public static final Standing NONE = new Standing("none", 0, List.of());

    /**
     * Something that counts towards a tier.
     *
     * @param at when it happened; what is taken back of it counts from then too
     * @param amount of sales, points or orders; signed
     */
    public record Counted(Instant at, BigDecimal amount) {}

    /** Another tier. */
    public Standing changedTo(String newTier) {
        return new Standing(newTier, changes + 1, window);
    }

    /** Other things that count. */
    public Standing with(List<Counted> changed) {
        return new Standing(tier, changes, changed);
    }
}
