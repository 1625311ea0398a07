package dev.rewardsync.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The customer's profile changed; what is null stays as it is. */
public record CustomerUpdated(
        Envelope envelope,
        @Nullable String email,
        @Nullable String group,
        @Nullable LocalDate birthday,
        @Nullable Boolean newsletter,
        @Nullable String referrerId)
        implements ShopEvent {

    @Override
    public EventType type() {
        return EventType.CUSTOMER_UPDATED;
    }
}
