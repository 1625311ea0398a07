package dev.rewardsync.stream;

import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.json.CompactedOrder;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the orders as they were placed, by day of arrival. Old orders can therefore be found without an index. An
 * order's original bytes are stored for {@link StateRetention#orderBytes}. Then the order is compacted to the data that
 * decisions need.
 */
final class PlacedOrderStore {

    private static final byte ORIGINAL = 0;
    private static final byte COMPACTED = 1;
    private static final long SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);
    private static final byte[] NO_BYTES = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateRetention retention;
    private final EventReader eventReader;
    private final BatchScan compaction = new BatchScan(ORIGINAL);
    private final BatchScan deletion = new BatchScan(COMPACTED);

    PlacedOrderStore(KeyValueStore<Bytes, byte[]> store, StateRetention retention, EventReader eventReader) {
        this.store = store;
        this.retention = retention;
        this.eventReader = eventReader;
    }

    /** An order's bytes and the day under which they are stored. */
    record DatedOrder(long day, byte[] orderKey, byte[] bytes) {}

    /**
     * Reads the order of a day. Its bytes are empty if it is compacted.
     *
     * @throws IllegalStateException if there is none
     */
    OrderRevision read(byte[] orderKey, long day) {
        byte[] original = store.get(Bytes.wrap(StateKeys.ofDay(ORIGINAL, day, orderKey)));
        if (original != null) {
            return new OrderRevision(eventReader.orderPlaced(original), original);
        }
        byte[] compacted = store.get(Bytes.wrap(StateKeys.ofDay(COMPACTED, day, orderKey)));
        if (compacted == null) {
            throw new IllegalStateException("the bytes of a stored order are missing");
        }
        return new OrderRevision(eventReader.orderPlaced(compacted), NO_BYTES);
    }

    /**
     * Plans to store the bytes of an order or of its new revision, in place of those of an earlier day. Returns the
     * day under which they are stored.
     *
     * @param previousDay the day of the bytes to replace; {@link StoredOrder#NOT_PLACED} if there are none
     * @param asOf the time of arrival
     */
    long replace(byte[] orderKey, long previousDay, byte[] bytes, Instant asOf, StateChanges changes) {
        long day = dayOf(asOf);
        if (previousDay != StoredOrder.NOT_PLACED && previousDay != day) {
            delete(orderKey, previousDay, changes);
        }
        changes.put(store, StateKeys.ofDay(ORIGINAL, day, orderKey), bytes);
        compaction.rewindTo(day);
        return day;
    }

    /** Plans to replace an order's bytes by the data that decisions need. */
    void compact(DatedOrder order, StateChanges changes) {
        byte[] compacted = CompactedOrder.of(eventReader.orderPlaced(order.bytes()));
        changes.put(store, StateKeys.ofDay(ORIGINAL, order.day(), order.orderKey()), null);
        changes.put(store, StateKeys.ofDay(COMPACTED, order.day(), order.orderKey()), compacted);
        deletion.rewindTo(order.day());
    }

    /** Plans to delete an order. */
    void delete(byte[] orderKey, long day, StateChanges changes) {
        changes.put(store, StateKeys.ofDay(ORIGINAL, day, orderKey), null);
        changes.put(store, StateKeys.ofDay(COMPACTED, day, orderKey), null);
    }

    /**
     * Returns the next orders whose bytes are past their retention. An order is usually returned once. It is returned
     * again if another order was stored under its day or an earlier one.
     */
    List<DatedOrder> toCompact(Instant now, int limit) {
        return compaction.next(firstUncompactedDay(now), limit);
    }

    /** Returns the next compacted orders that are past their retention, in the same way as {@link #toCompact}. */
    List<DatedOrder> toDelete(Instant now, int limit) {
        return deletion.next(dayOf(now) - retention.orders().toDays(), limit);
    }

    /**
     * A scan of the orders of one kind, in batches. It stores its position, because a scan from the start would read the
     * tombstones of all deleted orders again.
     */
    private final class BatchScan {

        private final byte kind;
        private long day = Long.MIN_VALUE;
        private byte[] orderKey = NO_BYTES;

        BatchScan(byte kind) {
            this.kind = kind;
        }

        /** Returns the next batch of orders from before a day. */
        List<DatedOrder> next(long beforeDay, int limit) {
            List<DatedOrder> orders = range(kind, day, orderKey, beforeDay, limit);
            if (!orders.isEmpty()) {
                day = orders.getLast().day();
                orderKey = orders.getLast().orderKey();
            }
            return orders;
        }

        /** Moves the position back to the start of a day, if it is past it. */
        void rewindTo(long earlierDay) {
            if (earlierDay <= day) {
                day = earlierDay;
                orderKey = NO_BYTES;
            }
        }
    }

    private List<DatedOrder> range(byte kind, long fromDay, byte[] afterKey, long beforeDay, int limit) {
        List<DatedOrder> found = new ArrayList<>();
        Bytes from = Bytes.wrap(StateKeys.ofDay(kind, fromDay, afterKey));
        Bytes to = Bytes.wrap(StateKeys.ofDay(kind, beforeDay, NO_BYTES));
        if (from.compareTo(to) > 0) {
            return found;
        }
        try (KeyValueIterator<Bytes, byte[]> orders = store.range(from, to)) {
            while (orders.hasNext() && found.size() < limit) {
                KeyValue<Bytes, byte[]> order = orders.next();
                if (!order.key.equals(from) && !order.key.equals(to)) {
                    byte[] key = order.key.get();
                    found.add(new DatedOrder(StateKeys.dayIn(key), StateKeys.suffixIn(key), order.value));
                }
            }
        }
        return found;
    }

    /** Returns the first day whose orders are stored with their original bytes. */
    private long firstUncompactedDay(Instant now) {
        return dayOf(now) - retention.orderBytes().toDays();
    }

    private static long dayOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY);
    }
}
