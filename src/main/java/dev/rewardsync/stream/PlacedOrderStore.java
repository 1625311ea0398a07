package dev.rewardsync.stream;

import dev.rewardsync.decision.PlacedOrder;
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
 * The orders as they were placed, under the day of their arrival, so that old ones are found without an index: as they
 * came for 120 days, then reduced to what decisions need.
 */
final class PlacedOrderStore {

    private static final byte AS_PLACED = 0;
    private static final byte REDUCED = 1;
    private static final long SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);
    private static final byte[] GONE = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateRetention retention;
    private final EventReader events;
    private final Passage reducing = new Passage(AS_PLACED);
    private final Passage forgetting = new Passage(REDUCED);

    PlacedOrderStore(KeyValueStore<Bytes, byte[]> store, StateRetention retention, EventReader events) {
        this.store = store;
        this.retention = retention;
        this.events = events;
    }

    /** An order under its day. */
    record Aged(long day, byte[] orderKey, byte[] bytes) {}

    /** The order of a day; without its bytes where they are no longer kept. */
    PlacedOrder read(byte[] orderKey, long day) {
        byte[] asPlaced = store.get(Bytes.wrap(StateKeys.ofDay(AS_PLACED, day, orderKey)));
        if (asPlaced != null) {
            return new PlacedOrder(events.orderPlaced(asPlaced), asPlaced);
        }
        byte[] reduced = store.get(Bytes.wrap(StateKeys.ofDay(REDUCED, day, orderKey)));
        if (reduced == null) {
            throw new IllegalStateException("an order is known, and what was placed is not");
        }
        return new PlacedOrder(events.orderPlaced(reduced), GONE);
    }

    /** Plans that an order's bytes, or those of its new revision, are kept from now on; gives the day they are under. */
    long replace(byte[] orderKey, long formerDay, byte[] bytes, Instant asOf, StateChanges changes) {
        long day = dayOf(asOf);
        if (formerDay != StoredOrder.NOT_PLACED && formerDay != day) {
            delete(orderKey, formerDay, changes);
        }
        changes.put(store, StateKeys.ofDay(AS_PLACED, day, orderKey), bytes);
        reducing.backTo(day);
        return day;
    }

    /** Plans that an order's bytes are kept no longer, but what decisions need of them. */
    void reduce(Aged order, StateChanges changes) {
        byte[] reduced = CompactedOrder.of(events.orderPlaced(order.bytes()));
        changes.put(store, StateKeys.ofDay(AS_PLACED, order.day(), order.orderKey()), null);
        changes.put(store, StateKeys.ofDay(REDUCED, order.day(), order.orderKey()), reduced);
        forgetting.backTo(order.day());
    }

    /** Plans that an order is not kept at all. */
    void delete(byte[] orderKey, long day, StateChanges changes) {
        changes.put(store, StateKeys.ofDay(AS_PLACED, day, orderKey), null);
        changes.put(store, StateKeys.ofDay(REDUCED, day, orderKey), null);
    }

    /**
     * Orders that are too old for their bytes and still have them, so many at the most. Each is given once, but for those
     * of a day to which another one has come since.
     */
    List<Aged> toReduce(Instant now, int most) {
        return reducing.next(firstKeptDay(now), most);
    }

    /** Reduced orders that are too old to be remembered, likewise. */
    List<Aged> toForget(Instant now, int most) {
        return forgetting.next(dayOf(now) - retention.orders().toDays(), most);
    }

    /** How far the orders of a kind have been gone through: to begin anew is to step over all that was deleted. */
    private final class Passage {

        private final byte kind;
        private long day = Long.MIN_VALUE;
        private byte[] orderKey = GONE;

        Passage(byte kind) {
            this.kind = kind;
        }

        /** The next orders from before a day, so many at the most. */
        List<Aged> next(long beforeDay, int most) {
            List<Aged> aged = range(kind, day, orderKey, beforeDay, most);
            if (!aged.isEmpty()) {
                day = aged.getLast().day();
                orderKey = aged.getLast().orderKey();
            }
            return aged;
        }

        /** Goes back to the beginning of a day, unless it is not there yet. */
        void backTo(long earlier) {
            if (earlier <= day) {
                day = earlier;
                orderKey = GONE;
            }
        }
    }

    private List<Aged> range(byte kind, long fromDay, byte[] afterKey, long beforeDay, int most) {
        List<Aged> found = new ArrayList<>();
        Bytes from = Bytes.wrap(StateKeys.ofDay(kind, fromDay, afterKey));
        Bytes to = Bytes.wrap(StateKeys.ofDay(kind, beforeDay, GONE));
        if (from.compareTo(to) > 0) {
            return found;
        }
        try (KeyValueIterator<Bytes, byte[]> orders = store.range(from, to)) {
            while (orders.hasNext() && found.size() < most) {
                KeyValue<Bytes, byte[]> order = orders.next();
                if (!order.key.equals(from) && !order.key.equals(to)) {
                    byte[] key = order.key.get();
                    found.add(new Aged(StateKeys.dayIn(key), StateKeys.restIn(key), order.value));
                }
            }
        }
        return found;
    }

    /** Orders that arrived before this day are too old for their bytes. */
    private long firstKeptDay(Instant now) {
        return dayOf(now) - retention.orderBytes().toDays();
    }

    private static long dayOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY);
    }
}
