package dev.rewardsync.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone gave or took points by hand, or moves a customer in from another system.
 *
 * @param points signed; 0 only where there is an opening
 * @param reason why, for the ledger
 * @param expiresAt when points given run out, after {@code occurredAt}; null for never
 * @param reference the shop's own; kept, not used by decisions
 * @param opening the figures that the customer brings along; null where it is a correction
 */
public record PointsAdjusted(
        Envelope envelope,
        long points,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        @Nullable String reference,
        @Nullable Opening opening)
        implements ShopEvent {

    /**
     * A customer's figures as they were elsewhere; what is null stays as it is.
     *
     * @param lifetimeSales in the ruleset's currency
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
