package dev.rewardsync.store;

import dev.rewardsync.order.TrackedOrder;

/**
 * A tracked order with the day under which its bytes are stored.
 *
 * @param order the order
 * @param placedDay the day since 1970 under which the order's bytes are stored; {@link #NOT_PLACED} if there are
 *     none
 */
public record StoredOrder(TrackedOrder order, long placedDay) {

    /** The order has not been placed yet. */
    public static final long NOT_PLACED = Long.MIN_VALUE;
}
