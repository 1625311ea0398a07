package dev.rewardsync.account;

import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.ShopEvent;

/**
 * The owner of an account and its orders: a customer, or the guest of one order.
 *
 * @param id the customer id; for a guest, the order id
 */
public record AccountOwner(String id, boolean guest) {

    /** Returns a customer as an owner. */
    public static AccountOwner customer(String customerId) {
        return new AccountOwner(customerId, false);
    }

    /** Returns the guest who placed an order as an owner. */
    public static AccountOwner guest(String orderId) {
        return new AccountOwner(orderId, true);
    }

    /**
     * Returns the owner of an event.
     *
     * @throws IllegalArgumentException if an event other than an order event has no customer id
     */
    public static AccountOwner of(ShopEvent event) {
        String customerId = event.customerId();
        if (customerId != null) {
            return customer(customerId);
        }
        if (event instanceof OrderEvent orderEvent) {
            return guest(orderEvent.orderId());
        }
        throw new IllegalArgumentException("expected a customer id on a " + event.type() + " event");
    }
}
