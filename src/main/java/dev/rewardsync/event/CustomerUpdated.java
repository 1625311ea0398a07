package dev.rewardsync.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A change of a customer's profile. Null fields stay as they are. */
public record CustomerUpdated(
        Envelope envelope,
        @Nullable String email,
        @Nullable String group,
        @Nullable LocalDate birthday,
        @Nullable Boolean newsletter,
        @Nullable String referrerId,
        @Nullable Membership membership)
        implements ShopEvent {

    @Override
    public EventType type() {
        return EventType.CUSTOMER_UPDATED;
    }
}
