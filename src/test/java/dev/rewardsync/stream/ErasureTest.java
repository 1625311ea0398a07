package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.STATUSES;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.kafka.ErasureKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The erasure of a customer in the worker. */
class ErasureTest {

    private static final String ANN = TopologyFixture.customerAtHome();
    private static final ErasureKey KEY = InProcessWorker.ERASURE_KEY;
    private static final List<String> STORES = List.of(
            CustomerStores.ACCOUNTS,
            CustomerStores.ORDERS,
            CustomerStores.PLACED_ORDERS,
            CustomerStores.IDEMPOTENCY_RECORDS,
            CustomerStores.TIMERS,
            CustomerStores.TOTALS);

    @TempDir
    Path dir;

    private TopologyFixture worker;

    @BeforeEach
    void startWorker() {
        worker = new TopologyFixture(TestRulesets::small, ClockMode.EVENTS, dir);
        worker.send(ORDERS, ANN, ShopEvents.order(ANN, "o-1", 50));
        worker.send(STATUSES, ANN, ShopEvents.status(ANN, "o-1", "completed"));
        worker.send(STATUSES, ANN, ShopEvents.status(ANN, "o-parked", "completed"));
        worker.send(REVIEWS, ANN, ShopEvents.review(ANN, "r-1"));
        assertThat(worker.values(TOPICS.ledger())).isNotEmpty();
        worker.read(TOPICS.balances());
        worker.read(TOPICS.exports());
    }

    @AfterEach
    void closeWorker() {
        worker.close();
    }

    @Test
    void deletesTheStateAndTheBalance() {
        assertThat(stored()).anyMatch(value -> value.contains(ANN));
        assertThat(outstanding()).isPositive();

        erase(KEY);

        assertThat(stored()).noneMatch(value -> value.contains(ANN));
        assertThat(worker.read(TOPICS.balances())).singleElement().satisfies(tombstone -> {
            assertThat(TopologyFixture.text(tombstone.key())).isEqualTo(ANN);
            assertThat(tombstone.value()).isNull();
        });
        assertThat(outstanding()).isZero();
    }

    @Test
    void requestWithAnotherKeyChangesNothing() {
        List<String> before = stored().toList();
        erase(ErasureKey.of("another key, with at least 32 characters"));
        assertThat(stored()).containsExactlyElementsOf(before);
        assertThat(worker.read(TOPICS.balances())).isEmpty();
    }

    @Test
    void laterOrdersAreAGuests() {
        erase(KEY);
        worker.read(TOPICS.balances());

        worker.send(ORDERS, ANN, ShopEvents.order(ANN, "o-2", 50));
        worker.send(STATUSES, ANN, ShopEvents.status(ANN, "o-2", "completed"));
        worker.send(REVIEWS, ANN, ShopEvents.review(ANN, "r-2"));

        assertThat(worker.values(TOPICS.exports()))
                .hasSize(2)
                .allSatisfy(export -> assertThat(export)
                        .startsWith("{\"exportId\":\"guest:o-2:")
                        .contains("\"pointsEarned\":0,"));
        assertThat(worker.read(TOPICS.ledger())).isEmpty();
        assertThat(worker.read(TOPICS.balances())).isEmpty();
        assertThat(worker.registry.get("rewardsync.events").tag("outcome", "customer_erased").counters().stream()
                        .map(counter -> counter.count()))
                .filteredOn(events -> events > 0)
                .containsExactly(1.0);
    }

    @Test
    void erasingAgainIsAnsweredAgain() {
        erase(KEY);
        erase(KEY);
        assertThat(worker.read(TOPICS.balances())).hasSize(2);
    }

    private void erase(ErasureKey key) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("rewardsync_erase", key.fingerprint());
        worker.send(
                TOPICS.inbox(),
                new TestRecord<>(ANN.getBytes(StandardCharsets.UTF_8), null, headers, TopologyFixture.NOW));
    }

    private double outstanding() {
        return worker.registry.get("rewardsync.points.outstanding").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    /** Returns all keys and values of all stores. */
    private Stream<String> stored() {
        return STORES.stream().flatMap(name -> {
            KeyValueStore<Bytes, byte[]> store = worker.driver.getKeyValueStore(name);
            Stream.Builder<String> values = Stream.builder();
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> next = all.next();
                    values.add(text(next.key.get()) + "=" + text(next.value));
                }
            }
            return values.build();
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
