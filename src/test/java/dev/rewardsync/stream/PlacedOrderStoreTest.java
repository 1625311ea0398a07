package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacedOrderStoreTest {

    private static final Instant PLACED = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant OLD =
            PLACED.plus(StateRetention.DEFAULT.orderBytes()).plus(Duration.ofDays(10));

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("placed-orders").get();
    private final PlacedOrderStore placed = new PlacedOrderStore(store, StateRetention.DEFAULT, new EventReader());

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @Test
    void compactedOrdersAreNotReturnedAgain() {
        place("o-1", PLACED);
        place("o-2", PLACED);
        place("o-3", PLACED.plus(Duration.ofDays(1)));

        assertThat(toCompact(2)).containsExactly("o-1", "o-2");
        assertThat(toCompact(2)).containsExactly("o-3");
        assertThat(toCompact(2)).isEmpty();
    }

    @Test
    void lateOrderOfAnEarlierDayIsCompacted() {
        place("o-1", PLACED);
        assertThat(toCompact(2)).containsExactly("o-1");

        place("o-0", PLACED.minus(Duration.ofDays(3)));
        place("o-2", PLACED);

        assertThat(toCompact(2)).contains("o-0");
        assertThat(toCompact(2)).contains("o-2");
    }

    @Test
    void nothingIsCompactedAfterTimeIsSetBack() {
        place("o-1", PLACED);
        assertThat(toCompact(1)).containsExactly("o-1");

        assertThat(placed.toCompact(PLACED, 1)).isEmpty();
    }

    @Test
    void lateCompactedOrderIsDeletedToo() {
        place("o-1", PLACED);
        compactAll();
        assertThat(toDelete()).containsExactly("o-1");

        place("o-0", PLACED.minus(Duration.ofDays(3)));
        compactAll();

        assertThat(toDelete()).contains("o-0");
    }

    private void place(String orderId, Instant asOf) {
        StateChanges changes = new StateChanges();
        byte[] key = StateKeys.ofOwner(AccountOwner.customer("c-1"), orderId);
        placed.replace(key, StoredOrder.NOT_PLACED, ShopEvents.order("c-1", orderId, 1), asOf, changes);
        changes.apply();
    }

    private void compactAll() {
        StateChanges changes = new StateChanges();
        placed.toCompact(OLD, 10).forEach(order -> placed.compact(order, changes));
        changes.apply();
    }

    private List<String> toDelete() {
        return placed.toDelete(PLACED.plus(StateRetention.DEFAULT.orders()).plus(Duration.ofDays(10)), 10).stream()
                .map(order -> StateKeys.idIn(order.orderKey()))
                .toList();
    }

    private List<String> toCompact(int limit) {
        return placed.toCompact(OLD, limit).stream()
                .map(order -> StateKeys.idIn(order.orderKey()))
                .toList();
    }
}
