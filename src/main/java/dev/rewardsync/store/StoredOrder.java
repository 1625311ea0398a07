package dev.rewardsync.store;

import dev.rewardsync.order.TrackedOrder;

/**
 * What is remembered under an order's id, and where its bytes are.
 *
 * @param placedDay the day since 1970 under which the order's bytes are kept; {@link #NOT_PLACED} where there are none
 */
public record StoredOrder(TrackedOrder memory, long placedDay) {

    /** No order came yet. */
    public static final long NOT_PLACED = Long.MIN_VALUE;
}
