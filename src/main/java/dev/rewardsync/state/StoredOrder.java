package dev.rewardsync.state;

import dev.rewardsync.order.OrderMemory;

/**
 * What is remembered under an order's id, and where its bytes are.
 *
 * @param placedDay the day since 1970 under which the order's bytes are kept; {@link #NOT_PLACED} where there are none
 */
public record StoredOrder(OrderMemory memory, long placedDay) {

    /** No order came yet. */
    public static final long NOT_PLACED = Long.MIN_VALUE;
}
