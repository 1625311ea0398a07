package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.store.IdempotencyRecordCodec;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Takes away, little by little, what need not be kept any longer. Nothing depends on when: what is too old counts as
 * gone already, and what is still to be settled of an earlier time finds what it would have found then.
 */
final class RetentionCleaner {

    private static final int ORDERS_AT_ONCE = 200;
    private static final int KEYS_AT_ONCE = 2_000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(12);

    private final CustomerStores stores;
    private final TaskClock clock;
    private final InstantSource wall;

    private @Nullable Bytes sweptTo;
    private Instant nextRound = Instant.MIN;

    RetentionCleaner(CustomerStores stores, TaskClock clock, InstantSource wall) {
        this.stores = stores;
        this.clock = clock;
        this.wall = wall;
    }

    /** Takes away some of what is too old. */
    void run() {
        Instant now = settledTo(clock.now());
        if (now.equals(Instant.MIN)) {
            return;
        }
        StateChanges changes = new StateChanges();
        forgetOrders(now, changes); // first: what is reduced now is there to be forgotten from the next time on
        reduceOrders(now, changes);
        forgetKeys(now, changes);
        changes.make();
    }

    /** Up to when everyone is settled: what falls due exports orders too, as of then. */
    private Instant settledTo(Instant now) {
        List<TimerStore.Entry> due = stores.timers().dueBy(now, 1, owner -> false);
        return due.isEmpty() ? now : due.getFirst().at();
    }

    private void reduceOrders(Instant now, StateChanges changes) {
        PlacedOrderStore placed = stores.placedOrders();
        for (PlacedOrderStore.Aged order : placed.toReduce(now, ORDERS_AT_ONCE)) {
            placed.reduce(order, changes);
        }
    }

    private void forgetOrders(Instant now, StateChanges changes) {
        PlacedOrderStore placed = stores.placedOrders();
        for (PlacedOrderStore.Aged order : placed.toForget(now, ORDERS_AT_ONCE)) {
            AccountOwner owner = StateKeys.ownerIn(order.orderKey());
            StoredOrder stored = stores.order(owner, StateKeys.idIn(order.orderKey()));
            if (stored != null && stored.memory() instanceof OrderState state && !hasLedgerEntries(state)) {
                placed.delete(order.orderKey(), order.day(), changes);
                changes.put(stores.orders(), order.orderKey(), null);
            }
        }
    }

    /** Ids of ledger entries must not come again, so an order that has any is remembered for as long as they are. */
    private static boolean hasLedgerEntries(OrderState state) {
        return state.placement().pointsUsed() != 0 || !state.accruals().isEmpty();
    }

    private void forgetKeys(Instant now, StateChanges changes) {
        Instant wallNow = wall.instant();
        if (wallNow.isBefore(nextRound)) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> keys = stores.remembered().range(sweptTo, null)) {
            for (int count = 0; count < KEYS_AT_ONCE && keys.hasNext(); count++) {
                KeyValue<Bytes, byte[]> next = keys.next();
                sweptTo = next.key;
                IdempotencyRecord remembered = IdempotencyRecordCodec.read("", next.value);
                if (remembered.isExpiredAt(now)) {
                    changes.put(stores.remembered(), next.key.get(), null);
                }
            }
            if (!keys.hasNext()) {
                sweptTo = null;
                nextRound = wallNow.plus(BETWEEN_ROUNDS);
            }
        }
    }
}
