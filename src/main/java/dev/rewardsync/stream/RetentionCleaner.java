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
 * Deletes state that is past its retention, in batches of limited size.
 *
 * <p>The time of a deletion has no effect on decisions. Decisions treat expired state as deleted, and the cleaner
 * deletes only state that has expired by the time of the earliest timer that has not fired yet.
 */
final class RetentionCleaner {

    private static final int MAX_ORDERS_PER_BATCH = 200;
    private static final int MAX_RECORDS_PER_BATCH = 2_000;
    private static final Duration SCAN_INTERVAL = Duration.ofHours(12);

    private final CustomerStores stores;
    private final TaskClock clock;
    private final InstantSource broker;

    private @Nullable Bytes scanPosition;
    private Instant nextScanAt = Instant.MIN;

    RetentionCleaner(CustomerStores stores, TaskClock clock, InstantSource broker) {
        this.stores = stores;
        this.clock = clock;
        this.broker = broker;
    }

    /** Deletes the next batch of expired state. */
    void run() {
        Instant now = firedUpTo(clock.now());
        if (now.equals(Instant.MIN)) {
            return;
        }
        StateChanges changes = new StateChanges();
        deleteOrders(
                now, changes); // first, because an order that this batch compacts can be deleted only by the next one
        compactOrders(now, changes);
        deleteIdempotencyRecords(now, changes);
        changes.apply();
    }

    /**
     * Returns the time up to which all timers have fired. Timers that are due may export orders as of their own time.
     */
    private Instant firedUpTo(Instant now) {
        List<TimerStore.ScheduledOwner> due = stores.timers().dueBy(now, 1, owner -> false);
        return due.isEmpty() ? now : due.getFirst().at();
    }

    private void compactOrders(Instant now, StateChanges changes) {
        PlacedOrderStore placed = stores.placedOrders();
        for (PlacedOrderStore.DatedOrder order : placed.toCompact(now, MAX_ORDERS_PER_BATCH)) {
            placed.compact(order, changes);
        }
    }

    private void deleteOrders(Instant now, StateChanges changes) {
        PlacedOrderStore placed = stores.placedOrders();
        for (PlacedOrderStore.DatedOrder order : placed.toDelete(now, MAX_ORDERS_PER_BATCH)) {
            AccountOwner owner = StateKeys.ownerIn(order.orderKey());
            StoredOrder stored = stores.order(owner, StateKeys.idIn(order.orderKey()));
            if (stored != null && stored.order() instanceof OrderState state && !mayHaveLedgerEntries(state)) {
                placed.delete(order.orderKey(), order.day(), changes);
                changes.put(stores.orders(), order.orderKey(), null);
            }
        }
    }

    /**
     * Returns whether an order may have ledger entries. Such an order is not deleted, because the ids of its entries
     * must not be assigned again.
     */
    private static boolean mayHaveLedgerEntries(OrderState state) {
        return state.placement().pointsUsed() != 0 || !state.accruals().isEmpty();
    }

    private void deleteIdempotencyRecords(Instant now, StateChanges changes) {
        Instant brokerNow = broker.instant();
        if (brokerNow.isBefore(nextScanAt)) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> records =
                stores.idempotencyRecords().range(scanPosition, null)) {
            for (int count = 0; count < MAX_RECORDS_PER_BATCH && records.hasNext(); count++) {
                KeyValue<Bytes, byte[]> next = records.next();
                scanPosition = next.key;
                IdempotencyRecord record = IdempotencyRecordCodec.read("", next.value);
                if (record.isExpiredAt(now)) {
                    changes.put(stores.idempotencyRecords(), next.key.get(), null);
                }
            }
            if (!records.hasNext()) {
                scanPosition = null;
                nextScanAt = brokerNow.plus(SCAN_INTERVAL);
            }
        }
    }
}
