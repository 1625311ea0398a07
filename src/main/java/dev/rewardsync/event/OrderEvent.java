package dev.rewardsync.event;

/** An event of an order. Only these events can belong to a guest. */
public sealed interface OrderEvent extends ShopEvent permits OrderPlaced, OrderStatusChanged, OrderRefunded {

    /** Returns the shop's id of the order, 1 to 128 characters. */
    String orderId();
}
