package dev.rewardsync.account;

import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.ShopEvent;

/**
 * Whose state an event concerns: a customer, or a guest, who is known by one order alone.
 *
 * @param id the customer's id; a guest's order id
 */
public record AccountOwner(String id, boolean guest) {

    /** A customer with an account. */
    public static AccountOwner customer(String customerId) {
        return new AccountOwner(customerId, false);
    }

    /** The guest who placed an order. */
    public static AccountOwner guest(String orderId) {
        return new AccountOwner(orderId, true);
    }

    /** Whose event it is. */
    public static AccountOwner of(ShopEvent event) {
        String customerId = event.customerId();
        if (customerId != null) {
            return customer(customerId);
        }
        if (event instanceof OrderEvent orderEvent) {
            return guest(orderEvent.orderId());
        }
        throw new IllegalArgumentException("only order events can be a guest's, not " + event.type());
    }
}
