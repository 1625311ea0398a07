package dev.rewardsync.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in the shop. */
public sealed interface ShopEvent
        permits OrderEvent,
                ReviewApproved,
                CustomerSignedUp,
                CustomerUpdated,
                CustomerActivity,
                PointsAdjusted,
                ReferralEvent {

    /** What all events have in common. */
    Envelope envelope();

    /** The kind of event. */
    EventType type();

    /** The shop's id of the event. */
    default String eventId() {
        return envelope().eventId();
    }

    /** When it happened in the shop. */
    default Instant occurredAt() {
        return envelope().occurredAt();
    }

    /** Whose event it is; null on a guest's order events. */
    default @Nullable String customerId() {
        return envelope().customerId();
    }

    /** Where in the shop it happened. */
    default String website() {
        return envelope().website();
    }
}
