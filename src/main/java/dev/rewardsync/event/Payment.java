package dev.rewardsync.event;

import org.jspecify.annotations.Nullable;

/** The payment methods of an order: the main one, and a second one such as a gift card; null for none. */
public record Payment(@Nullable String method, @Nullable String additionalMethod) {

    /** The payment of orders that contain no methods. */
    public static final Payment UNKNOWN = new Payment(null, null);
}
