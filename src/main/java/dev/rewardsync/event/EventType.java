package dev.rewardsync.event;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of events that a shop publishes. Each has a topic. */
public enum EventType {
    ORDER_PLACED("order-placed"),
    ORDER_STATUS_CHANGED("order-status-changed"),
    ORDER_REFUNDED("order-refunded"),
    REVIEW_APPROVED("review-approved"),
    CUSTOMER_SIGNED_UP("customer-signed-up"),
    CUSTOMER_UPDATED("customer-updated"),
    CUSTOMER_ACTIVITY("customer-activity"),
    POINTS_ADJUSTED("points-adjusted");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in records and settings, such as {@code order-placed}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the type of a name in records; empty if there is none. */
    public static Optional<EventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
