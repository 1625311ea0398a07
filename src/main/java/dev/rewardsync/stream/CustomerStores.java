package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.IdempotencyRecordCodec;
import dev.rewardsync.store.OrderCodec;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state stores of one partition. Reads access the stores directly; writes are planned in {@link StateChanges}. */
final class CustomerStores {

    // Stored names: they are parts of the names of changelog topics. Do not change them.
    static final String ACCOUNTS = "accounts";
    static final String ORDERS = "orders";
    static final String PLACED_ORDERS = "placed-orders";
    static final String IDEMPOTENCY_RECORDS = "idempotency-records";
    static final String TIMERS = "timers";
    static final String TOTALS = "totals";

    private final KeyValueStore<Bytes, byte[]> accounts;
    private final KeyValueStore<Bytes, byte[]> orders;
    private final KeyValueStore<Bytes, byte[]> idempotencyRecords;
    private final KeyValueStore<Bytes, byte[]> totals;
    private final PlacedOrderStore placedOrders;
    private final TimerStore timers;
    private final OrderCodec orderCodec;

    /** Opens the stores of a task. */
    CustomerStores(ProcessingContext context, StateRetention retention, EventReader eventReader) {
        this.accounts = context.getStateStore(ACCOUNTS);
        this.orders = context.getStateStore(ORDERS);
        this.idempotencyRecords = context.getStateStore(IDEMPOTENCY_RECORDS);
        this.totals = context.getStateStore(TOTALS);
        this.placedOrders = new PlacedOrderStore(context.getStateStore(PLACED_ORDERS), retention, eventReader);
        this.timers = new TimerStore(context.getStateStore(TIMERS));
        this.orderCodec = new OrderCodec(source -> readParkedEvent(eventReader, source), RuleSnapshots::of);
    }

    KeyValueStore<Bytes, byte[]> totals() {
        return totals;
    }

    KeyValueStore<Bytes, byte[]> orders() {
        return orders;
    }

    KeyValueStore<Bytes, byte[]> idempotencyRecords() {
        return idempotencyRecords;
    }

    TimerStore timers() {
        return timers;
    }

    PlacedOrderStore placedOrders() {
        return placedOrders;
    }

    /** Reads an account; null if there is none. */
    @Nullable
    StoredAccount account(AccountOwner owner) {
        byte[] bytes = accounts.get(Bytes.wrap(StateKeys.owner(owner)));
        return bytes == null ? null : AccountCodec.read(owner, bytes);
    }

    /** Returns all accounts from a key on, sorted by key. The caller closes the iterator. */
    KeyValueIterator<Bytes, byte[]> accountsFrom(Bytes key) {
        return accounts.range(key, null);
    }

    /** Reads an order; null if there is none. */
    @Nullable
    StoredOrder order(AccountOwner owner, String orderId) {
        byte[] bytes = orders.get(Bytes.wrap(StateKeys.ofOwner(owner, orderId)));
        return bytes == null ? null : orderCodec.read(owner, orderId, bytes);
    }

    /** Returns the ids and keys under which orders of an owner are stored. */
    List<String> orderIds(AccountOwner owner) {
        return keysOf(owner, orders).stream().map(StateKeys::idIn).toList();
    }

    /** Returns the keys of an owner's values in a store. */
    @SuppressWarnings("removal") // Bytes.increment has no replacement
    private static List<byte[]> keysOf(AccountOwner owner, KeyValueStore<Bytes, byte[]> store) {
        byte[] from = StateKeys.ofOwner(owner, "");
        List<byte[]> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> stored =
                store.range(Bytes.wrap(from), Bytes.increment(Bytes.wrap(from)))) {
            stored.forEachRemaining(value -> {
                if (StateKeys.ownerIn(value.key.get()).equals(owner)) {
                    keys.add(value.key.get());
                }
            });
        }
        return keys;
    }

    /** Reads the idempotency record of a natural key; null if there is none. */
    @Nullable
    IdempotencyRecord idempotencyRecord(AccountOwner owner, String naturalKey) {
        byte[] bytes = idempotencyRecords.get(Bytes.wrap(StateKeys.ofOwner(owner, naturalKey)));
        return bytes == null ? null : IdempotencyRecordCodec.read(naturalKey, bytes);
    }

    /**
     * Plans to write an account and to move its entry in the timer store.
     *
     * @param previousTimerAt the time of its current entry; empty if there is none
     */
    void putAccount(StoredAccount stored, Optional<Instant> previousTimerAt, StateChanges changes) {
        AccountOwner owner = stored.account().owner();
        changes.put(accounts, StateKeys.owner(owner), AccountCodec.write(stored));
        timers.move(owner, previousTimerAt, stored.nextTimerAt(), changes);
    }

    /** Plans to write an order. */
    void putOrder(byte[] orderKey, StoredOrder order, StateChanges changes) {
        changes.put(orders, orderKey, orderCodec.write(order));
    }

    /** Plans to delete an order. */
    void deleteOrder(AccountOwner owner, String orderId, StateChanges changes) {
        changes.put(orders, StateKeys.ofOwner(owner, orderId), null);
    }

    /** Plans to delete all state of a customer. Returns the customer's balance. */
    Balance deleteCustomer(AccountOwner owner, StateChanges changes) {
        for (String orderId : orderIds(owner)) {
            byte[] orderKey = StateKeys.ofOwner(owner, orderId);
            long placedDay = placedDay(owner, orderId);
            if (placedDay != StoredOrder.NOT_PLACED) {
                placedOrders.delete(orderKey, placedDay, changes);
            }
            changes.put(orders, orderKey, null);
        }
        for (byte[] key : keysOf(owner, idempotencyRecords)) {
            changes.put(idempotencyRecords, key, null);
        }
        StoredAccount account = account(owner);
        if (account == null) {
            return Balance.ZERO;
        }
        timers.move(owner, account.nextTimerAt(), Optional.empty(), changes);
        changes.put(accounts, StateKeys.owner(owner), null);
        return account.account().balance();
    }

    /** Returns the day under which an order's bytes are stored; {@link StoredOrder#NOT_PLACED} if there are none. */
    private long placedDay(AccountOwner owner, String orderId) {
        try {
            StoredOrder order = order(owner, orderId);
            return order == null ? StoredOrder.NOT_PLACED : order.placedDay();
        } catch (UnparsableParkedEventException parked) { // its order was not placed
            return StoredOrder.NOT_PLACED;
        }
    }

    /** Thrown if this version, or its settings, reject an event that was parked. */
    private static final class UnparsableParkedEventException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        UnparsableParkedEventException(RejectionCode code) {
            super("a parked event can no longer be parsed: " + code);
        }
    }

    /** Plans to write an idempotency record. */
    void putIdempotencyRecord(AccountOwner owner, IdempotencyRecord record, StateChanges changes) {
        changes.put(idempotencyRecords, StateKeys.ofOwner(owner, record.key()), IdempotencyRecordCodec.write(record));
    }

    private static ShopEvent readParkedEvent(EventReader eventReader, SourceRecord source) {
        return switch (eventReader.read(source)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> event;
            case ParseResult.Failed<ShopEvent> failure -> throw new UnparsableParkedEventException(failure.code());
        };
    }
}
