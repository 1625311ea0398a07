package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.order.TrackedOrder;
import org.jspecify.annotations.Nullable;

/** What is remembered of one customer or guest; looked up only as far as a decision needs it. */
public interface CustomerState {

    /** The account; a new one where none is known. */
    Account account();

    /** What is remembered under an order id of this customer's. */
    @Nullable
    TrackedOrder order(String orderId);

    /** An order that is known, as it was placed. */
    PlacedOrder placed(String orderId);

    /** An event by its natural key. */
    @Nullable
    IdempotencyRecord remembered(String key);
}
