package dev.rewardsync.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The shop's staff approved a product review.
 *
 * @param rating as the shop rates; kept, not used by decisions
 */
public record ReviewApproved(
        Envelope envelope,
        String reviewId,
        @Nullable String sku,
        @Nullable BigDecimal rating) implements ShopEvent {

    @Override
    public EventType type() {
        return EventType.REVIEW_APPROVED;
    }
}
