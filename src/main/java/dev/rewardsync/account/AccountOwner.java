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

    /**
     * Returns the guest who placed an order as an owner. These rules apply to guests:
     *
     * <ul>
     *   <li>A guest is known by one order, so another order with another id belongs to another guest. Only order events can
     *       belong to a guest, by containing no customer id.
     *   <li>A guest has no points. No rule runs for the order, so it earns none, and points used on it are not redeemed but
     *       reported as {@code GUEST_REDEMPTION}. The discount that the shop granted for them stays in the export.
     *   <li>There are no ledger entries, balance records and notifications, no tier, and no timers except the timeout of parked
     *       events. The account is stored only while it has that timer.
     *   <li>The order is exported like any other, without a customer id and a balance; {@code OrderExport.exportId} keeps
     *       guests' exports apart from customers'.
     * </ul>
     */
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
