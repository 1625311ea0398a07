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
    void whatIsReducedIsNotGoneThroughAgain() {
        place("o-1", PLACED);
        place("o-2", PLACED);
        place("o-3", PLACED.plus(Duration.ofDays(1)));

        assertThat(toReduce(2)).containsExactly("o-1", "o-2");
        assertThat(toReduce(2)).containsExactly("o-3");
        assertThat(toReduce(2)).isEmpty();
    }

    @Test
    void anOrderOfAnEarlierDayThatComesLateIsReduced() {
        place("o-1", PLACED);
        assertThat(toReduce(2)).containsExactly("o-1");

        place("o-0", PLACED.minus(Duration.ofDays(3)));
        place("o-2", PLACED);

        assertThat(toReduce(2)).contains("o-0");
        assertThat(toReduce(2)).contains("o-2");
    }

    @Test
    void nothingIsReducedWhereTimeIsSetBack() {
        place("o-1", PLACED);
        assertThat(toReduce(1)).containsExactly("o-1");

        assertThat(placed.toReduce(PLACED, 1)).isEmpty();
    }

    @Test
    void anOrderThatIsReducedLateIsForgottenToo() {
        place("o-1", PLACED);
        reduceAll();
        assertThat(toForget()).containsExactly("o-1");

        place("o-0", PLACED.minus(Duration.ofDays(3)));
        reduceAll();

        assertThat(toForget()).contains("o-0");
    }

    private void place(String orderId, Instant asOf) {
        StateChanges changes = new StateChanges();
        byte[] key = StateKeys.ofOwner(AccountOwner.customer("c-1"), orderId);
        placed.replace(key, StoredOrder.NOT_PLACED, ShopEvents.order("c-1", orderId, 1), asOf, changes);
        changes.make();
    }

    private void reduceAll() {
        StateChanges changes = new StateChanges();
        placed.toReduce(OLD, 10).forEach(order -> placed.reduce(order, changes));
        changes.make();
    }

    private List<String> toForget() {
        return placed.toForget(PLACED.plus(StateRetention.DEFAULT.orders()).plus(Duration.ofDays(10)), 10).stream()
                .map(order -> StateKeys.idIn(order.orderKey()))
                .toList();
    }

    private List<String> toReduce(int most) {
        return placed.toReduce(OLD, most).stream()
                .map(order -> StateKeys.idIn(order.orderKey()))
                .toList();
    }
}
