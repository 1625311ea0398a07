package dev.rewardsync.event;

/** An event of an order; the only events that a guest can have. */
public sealed interface OrderEvent extends ShopEvent permits OrderPlaced, OrderStatusChanged, OrderRefunded {

    /** The shop's id of the order, 1 to 128 characters. */
    String orderId();
}
