package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.PlacedOrder;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.IdempotencyRecordCodec;
import dev.rewardsync.store.OrderCodec;
import dev.rewardsync.store.OrderIdFilter;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All that one partition remembers of its customers. Reads at once, writes only by way of {@link StateChanges}. */
final class CustomerStores {

    static final String ACCOUNTS = "accounts";
    static final String ORDERS = "orders";
    static final String PLACED_ORDERS = "placed-orders";
    static final String REMEMBERED = "remembered";
    static final String TIMERS = "timers";
    static final String TOTALS = "totals";

    private final KeyValueStore<Bytes, byte[]> accounts;
    private final KeyValueStore<Bytes, byte[]> orders;
    private final KeyValueStore<Bytes, byte[]> remembered;
    private final KeyValueStore<Bytes, byte[]> totals;
    private final PlacedOrderStore placedOrders;
    private final TimerStore timers;
    private final OrderCodec orderCodec;

    /** The stores of a task. */
    CustomerStores(ProcessingContext context, StateRetention retention, EventReader events) {
        this.accounts = context.getStateStore(ACCOUNTS);
        this.orders = context.getStateStore(ORDERS);
        this.remembered = context.getStateStore(REMEMBERED);
        this.totals = context.getStateStore(TOTALS);
        this.placedOrders = new PlacedOrderStore(context.getStateStore(PLACED_ORDERS), retention, events);
        this.timers = new TimerStore(context.getStateStore(TIMERS));
        this.orderCodec = new OrderCodec(source -> readAgain(events, source), RuleSnapshots::of);
    }

    KeyValueStore<Bytes, byte[]> totals() {
        return totals;
    }

    KeyValueStore<Bytes, byte[]> orders() {
        return orders;
    }

    KeyValueStore<Bytes, byte[]> remembered() {
        return remembered;
    }

    TimerStore timers() {
        return timers;
    }

    PlacedOrderStore placedOrders() {
        return placedOrders;
    }

    @Nullable
    StoredAccount account(AccountOwner owner) {
        byte[] bytes = accounts.get(Bytes.wrap(StateKeys.owner(owner)));
        return bytes == null ? null : AccountCodec.read(owner, bytes);
    }

    /** All accounts from a key on, in order of their keys. */
    KeyValueIterator<Bytes, byte[]> accountsFrom(Bytes key) {
        return accounts.range(key, null);
    }

    @Nullable
    StoredOrder order(AccountOwner owner, String orderId) {
        byte[] bytes = orders.get(Bytes.wrap(StateKeys.ofOwner(owner, orderId)));
        return bytes == null ? null : orderCodec.read(owner, orderId, bytes);
    }

    @Nullable
    IdempotencyRecord remembered(AccountOwner owner, String key) {
        byte[] bytes = remembered.get(Bytes.wrap(StateKeys.ofOwner(owner, key)));
        return bytes == null ? null : IdempotencyRecordCodec.read(key, bytes);
    }

    /** Plans what a decision remembers and forgets. */
    void plan(Decision decision, StoredCustomerState memory, StateChanges changes) {
        AccountOwner owner = memory.owner();
        StoredAccount before = memory.stored();
        Optional<Instant> planned = before == null ? Optional.empty() : before.dueAt();
        Optional<Instant> dueAt =
                stillServes(planned, decision.nextDueAt(), memory.asOf()) ? planned : decision.nextDueAt();
        boolean replanned = before != null && !planned.equals(dueAt);
        OrderIdFilter known = before == null ? OrderIdFilter.NONE : before.orders();
        OrderIdFilter marks = owner.guest() ? known : marked(known, decision.orders());
        if (decision.accountChanged() || replanned || !marks.equals(known)) {
            keep(new StoredAccount(decision.account(), dueAt, marks), planned, changes);
        }
        for (TrackedOrder order : decision.orders()) {
            planOrder(order, decision.placed(), memory, changes);
        }
        for (String orderId : decision.forgottenOrders()) {
            changes.put(orders, StateKeys.ofOwner(owner, orderId), null);
        }
        for (IdempotencyRecord key : decision.remembered()) {
            changes.put(remembered, StateKeys.ofOwner(owner, key.key()), IdempotencyRecordCodec.write(key));
        }
    }

    /**
     * Whether a customer can stay where they are in the timers. What is due moves on with most events, as a silence
     * does; to look once too early is cheaper than to move the customer each time.
     */
    private static boolean stillServes(Optional<Instant> planned, Optional<Instant> next, Instant now) {
        return planned.isPresent()
                && planned.get().isAfter(now)
                && (next.isEmpty() || !next.get().isBefore(planned.get()));
    }

    private static OrderIdFilter marked(OrderIdFilter known, List<TrackedOrder> orders) {
        OrderIdFilter marks = known;
        for (TrackedOrder order : orders) {
            marks = marks.with(order.orderId());
        }
        return marks;
    }

    private void planOrder(
            TrackedOrder order, List<PlacedOrder> placed, StoredCustomerState memory, StateChanges changes) {
        byte[] key = StateKeys.ofOwner(memory.owner(), order.orderId());
        long day = memory.placedDay(order.orderId());
        for (PlacedOrder placedOrder : placed) {
            if (placedOrder.event().orderId().equals(order.orderId())) {
                day = placedOrders.replace(key, day, placedOrder.bytes(), memory.asOf(), changes);
            }
        }
        changes.put(orders, key, orderCodec.write(new StoredOrder(order, day)));
    }

    /** Plans an account, and its move in the timers from where it stood. */
    void keep(StoredAccount stored, Optional<Instant> planned, StateChanges changes) {
        AccountOwner owner = stored.account().owner();
        changes.put(accounts, StateKeys.owner(owner), AccountCodec.write(stored));
        timers.move(owner, planned, stored.dueAt(), changes);
    }

    private static ShopEvent readAgain(EventReader events, SourceRecord source) {
        return switch (events.read(source)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> event;
            case ParseResult.Rejected<ShopEvent> rejected ->
                throw new IllegalStateException("what was read before can't be read again: " + rejected.code());
        };
    }
}
