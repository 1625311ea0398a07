package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a customer without orders and idempotency records, as quotes and account queries need it. */
record AccountOnlyState(Account account) implements CustomerState {

    @Override
    public @Nullable TrackedOrder order(String orderId) {
        return null;
    }

    @Override
    public List<OrderState> placedOrders() {
        return List.of();
    }

    @Override
    public OrderRevision orderRevision(String orderId) {
        throw new IllegalStateException("orders are not available for an account without its orders");
    }

    @Override
    public @Nullable IdempotencyRecord idempotencyRecord(String key) {
        return null;
    }
}
