package dev.rewardsync.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the shop, or a referral event that the worker makes from one. */
public sealed interface ShopEvent
        permits OrderEvent,
                ReviewApproved,
                CustomerSignedUp,
                CustomerUpdated,
                CustomerActivity,
                PointsAdjusted,
                ReferralEvent {

    /** Returns the fields that all events have in common. */
    Envelope envelope();

    /** Returns the kind of event. */
    EventType type();

    /** Returns the shop's id of the event. */
    default String eventId() {
        return envelope().eventId();
    }

    /** Returns when the event occurred in the shop. */
    default Instant occurredAt() {
        return envelope().occurredAt();
    }

    /** Returns the customer id; null for a guest's order events. */
    default @Nullable String customerId() {
        return envelope().customerId();
    }

    /** Returns the website on which the event occurred. */
    default String website() {
        return envelope().website();
    }
}
