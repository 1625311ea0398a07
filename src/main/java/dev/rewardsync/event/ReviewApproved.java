package dev.rewardsync.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The approval of a product review by the shop's staff.
 *
 * @param rating rating on the shop's scale; decisions do not use it
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
