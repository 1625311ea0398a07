package dev.rewardsync.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A manual correction of a customer's points, or the opening of a customer who moves in from another system.
 *
 * @param points signed change of the balance; 0 only with an opening
 * @param reason reason for the ledger
 * @param expiresAt when added points expire; null for never
 * @param reference the shop's reference for the ledger
 * @param by who made the adjustment, for the ledger
 * @param opening statistics from the other system; null for a correction
 */
public record PointsAdjusted(
        Envelope envelope,
        long points,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        @Nullable String reference,
        @Nullable String by,
        @Nullable Opening opening)
        implements ShopEvent {

    /**
     * A customer's statistics in another system. Null fields stay as they are.
     *
     * @param lifetimeSales amount in the ruleset's currency
     * @param lifetimeSpentPoints 0 or more
     * @param orders 0 or more
     * @param reviews 0 or more
     * @param tier id of a tier, or {@code none}
     */
    public record Opening(
            @Nullable BigDecimal lifetimeSales,
            @Nullable Long lifetimeSpentPoints,
            @Nullable Long orders,
            @Nullable Long reviews,
            @Nullable String tier) {}

    @Override
    public EventType type() {
        return EventType.POINTS_ADJUSTED;
    }
}
