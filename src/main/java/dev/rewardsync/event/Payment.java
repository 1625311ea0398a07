package dev.rewardsync.event;

import org.jspecify.annotations.Nullable;

/** How an order is paid: the main method and a second one (store credit, a gift card), null where there is none. */
public record Payment(@Nullable String method, @Nullable String additionalMethod) {

    /** The payment of an order that says nothing of it. */
    public static final Payment UNKNOWN = new Payment(null, null);
}
