package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored state of one customer or guest, for one decision. Each value is read when it is needed, at most once. */
final class StoredCustomerState implements CustomerState {

    private final CustomerStores stores;
    private final AccountOwner owner;
    private final Instant asOf;
    private final Map<String, Optional<StoredOrder>> orders = new HashMap<>();
    private @Nullable Account account;
    private @Nullable StoredAccount stored;

    /**
     * Creates the state for a decision.
     *
     * @param asOf the time of the decision
     */
    StoredCustomerState(CustomerStores stores, AccountOwner owner, Instant asOf) {
        this.stores = stores;
        this.owner = owner;
        this.asOf = asOf;
    }

    AccountOwner owner() {
        return owner;
    }

    Instant asOf() {
        return asOf;
    }

    /** Returns the account as it is stored; null if there is none. */
    @Nullable
    StoredAccount stored() {
        account();
        return stored;
    }

    /** Returns the day under which an order's bytes are stored; {@link StoredOrder#NOT_PLACED} if there are none. */
    long placedDay(String orderId) {
        return storedOrder(orderId).map(StoredOrder::placedDay).orElse(StoredOrder.NOT_PLACED);
    }

    @Override
    public Account account() {
        Account read = account;
        if (read == null) {
            stored = stores.account(owner);
            read = stored == null ? Account.opened(owner) : stored.account();
            account = read;
        }
        return read;
    }

    @Override
    public @Nullable TrackedOrder order(String orderId) {
        return storedOrder(orderId).map(StoredOrder::order).orElse(null);
    }

    @Override
    public List<OrderState> placedOrders() {
        return stores.orderIds(owner).stream()
                .map(this::order)
                .filter(OrderState.class::isInstance)
                .map(OrderState.class::cast)
                .toList();
    }

    @Override
    public OrderRevision orderRevision(String orderId) {
        long day = placedDay(orderId);
        if (day == StoredOrder.NOT_PLACED) {
            throw new IllegalStateException("the order has not been placed");
        }
        return stores.placedOrders().read(StateKeys.ofOwner(owner, orderId), day);
    }

    @Override
    public @Nullable IdempotencyRecord idempotencyRecord(String key) {
        return stores.idempotencyRecord(owner, key);
    }

    private Optional<StoredOrder> storedOrder(String orderId) {
        return orders.computeIfAbsent(
                orderId, id -> mayExist(id) ? Optional.ofNullable(stores.order(owner, id)) : Optional.empty());
    }

    /**
     * Returns false if no order can be stored under the id. The accounts of guests are stored only for their timers and
     * have no filter of order ids, so a guest may have an order with any id.
     */
    private boolean mayExist(String orderId) {
        StoredAccount account = stored();
        return owner.guest() || account != null && account.orderIds().mightContain(orderId);
    }
}
