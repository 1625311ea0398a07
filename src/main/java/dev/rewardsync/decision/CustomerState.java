package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored state of one customer or guest. A decision reads only the parts that it needs. */
public interface CustomerState {

    /** Returns the account; a new one if none is stored. */
    Account account();

    /** Returns the state stored under an order id of this customer; null if there is none. */
    @Nullable
    TrackedOrder order(String orderId);

    /** Returns the orders that the customer placed, in no particular order. Reads all of them. */
    List<OrderState> placedOrders();

    /** Returns the revision in force of an order that was placed. */
    OrderRevision orderRevision(String orderId);

    /** Returns the record of an applied event by its natural key; null if there is none. */
    @Nullable
    IdempotencyRecord idempotencyRecord(String key);
}
