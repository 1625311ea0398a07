package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.PlacedOrder;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the stores remember of one customer or guest, each thing looked up once, for one decision. */
final class StoredCustomerState implements CustomerState {

    private final CustomerStores stores;
    private final AccountOwner owner;
    private final Instant asOf;
    private final Map<String, Optional<StoredOrder>> orders = new HashMap<>();
    private @Nullable Account account;
    private @Nullable StoredAccount stored;

    /** Memory for a decision that is made as of a moment. */
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

    /** The account as it is stored; null where there is none. */
    @Nullable
    StoredAccount stored() {
        account();
        return stored;
    }

    /** The day under which an order's bytes are kept. */
    long placedDay(String orderId) {
        return storedOrder(orderId).map(StoredOrder::placedDay).orElse(StoredOrder.NOT_PLACED);
    }

    @Override
    public Account account() {
        Account known = account;
        if (known == null) {
            stored = stores.account(owner);
            known = stored == null ? Account.opened(owner) : stored.account();
            account = known;
        }
        return known;
    }

    @Override
    public @Nullable TrackedOrder order(String orderId) {
        return storedOrder(orderId).map(StoredOrder::memory).orElse(null);
    }

    @Override
    public PlacedOrder placed(String orderId) {
        long day = placedDay(orderId);
        if (day == StoredOrder.NOT_PLACED) {
            throw new IllegalStateException("an order is asked for that was not placed");
        }
        return stores.placedOrders().read(StateKeys.ofOwner(owner, orderId), day);
    }

    @Override
    public @Nullable IdempotencyRecord idempotencyRecord(String key) {
        return stores.remembered(owner, key);
    }

    private Optional<StoredOrder> storedOrder(String orderId) {
        return orders.computeIfAbsent(
                orderId, id -> mayBeKnown(id) ? Optional.ofNullable(stores.order(owner, id)) : Optional.empty());
    }

    /** Guests have no account to keep marks in. */
    private boolean mayBeKnown(String orderId) {
        StoredAccount account = stored();
        return owner.guest() || account != null && account.orders().mayHave(orderId);
    }
}
