package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.order.TrackedOrder;
import org.jspecify.annotations.Nullable;

/** An account as it is to somebody who asks about it: its orders and what happened before are not looked at. */
record AccountOnlyState(Account account) implements CustomerState {

    @Override
    public @Nullable TrackedOrder order(String orderId) {
        return null;
    }

    @Override
    public PlacedOrder placed(String orderId) {
        throw new IllegalStateException("an order is asked for of an account that is looked at by itself");
    }

    @Override
    public @Nullable IdempotencyRecord remembered(String key) {
        return null;
    }
}
