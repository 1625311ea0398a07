package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REFUNDS;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.STATUSES;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static dev.rewardsync.stream.TopologyFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock passes each retention: the state leaves the stores, and what arrives later is handled as documented. */
class RetentionTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();
    private static final String UPDATES = "shop.customer-updated";
    private static final Duration KEYS = RetentionPolicy.DEFAULT.keys();
    private static final Duration PARKED = RetentionPolicy.DEFAULT.parked();
    private static final Duration ORDER_BYTES = StateRetention.DEFAULT.orderBytes();
    private static final Duration UNBOOKED_ORDERS = StateRetention.DEFAULT.orders();
    /** Orders are stored by day. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Reviews earn points, orders do not. */
    private final Decider decider = TestRulesets.decider("""
            currency: USD
            timezone: UTC
            points: {expireAfter: P30D}
            rules:
              - {id: review, name: Review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}
            """);

    @TempDir
    Path dir;

    private TopologyFixture worker;

    @BeforeEach
    void start() {
        worker = new TopologyFixture(() -> decider, ClockMode.WALL, dir);
        worker.catchUp();
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void keysOfEventsWithoutPointsLeaveTheStore() {
        send(UPDATES, update(true), NOW);
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isEqualTo(1);
        worker.jumpTo(NOW.plus(KEYS).minus(SECOND));
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isEqualTo(1);
        assertThat(outcomeOfOtherContent(NOW.plus(KEYS).minus(SECOND))).isEqualTo("CONFLICTING_DUPLICATE");

        worker.jumpTo(NOW.plus(KEYS).plus(DAY));
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isZero();
        assertThat(outcomeOfOtherContent(NOW.plus(KEYS).plus(DAY))).isEqualTo("decided");
    }

    @Test
    void keysOfLedgerEntriesStay() {
        send(REVIEWS, ShopEvents.review(CUSTOMER, "r-1"), NOW);
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
        Instant later = NOW.plus(Duration.ofDays(4_000));
        worker.jumpTo(later);
        assertThat(worker.values(TOPICS.ledger())).singleElement().asString().contains("EXPIRY");
        send(REVIEWS, ShopEvents.review(CUSTOMER, "r-1"), later);
        assertThat(worker.read(TOPICS.ledger())).isEmpty();
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isEqualTo(1);
        assertThat(worker.size(CustomerStores.TIMERS)).isZero();
    }

    @Test
    void parkedEventsLeaveTheStore() {
        send(STATUSES, ShopEvents.status(CUSTOMER, "o-1", "completed"), NOW);
        worker.jumpTo(NOW.plus(DAY));
        send(REFUNDS, ShopEvents.refund(CUSTOMER, "o-1", "f-1"), NOW.plus(DAY));
        worker.jumpTo(NOW.plus(PARKED).minus(SECOND));
        assertThat(worker.size(CustomerStores.ORDERS)).isEqualTo(1);
        assertThat(worker.driver.producedTopicNames()).noneMatch(topic -> topic.endsWith("-dlt"));

        worker.jumpTo(NOW.plus(PARKED));
        assertThat(letterOf(STATUSES).timestamp()).isEqualTo(NOW.plus(PARKED).toEpochMilli());
        assertThat(worker.size(CustomerStores.ORDERS)).isEqualTo(1);
        worker.jumpTo(NOW.plus(PARKED).plus(DAY));
        assertThat(header(letterOf(REFUNDS), "rewardsync_error_code")).isEqualTo("UNKNOWN_ORDER");
        assertThat(worker.size(CustomerStores.ORDERS)).isZero();
        assertThat(worker.size(CustomerStores.TIMERS)).isZero();
    }

    @Test
    void ordersLoseTheirBytesAndThenLeaveTheStores() {
        send(ORDERS, ShopEvents.order(CUSTOMER, "o-1", 50), NOW);
        byte[] original = onlyPlacedOrder();
        worker.jumpTo(NOW.plus(ORDER_BYTES).plus(DAY).plus(DAY));
        assertThat(onlyPlacedOrder()).isNotEqualTo(original);

        Instant shortlyBefore = NOW.plus(UNBOOKED_ORDERS).minus(DAY);
        worker.jumpTo(shortlyBefore);
        assertThat(worker.size(CustomerStores.ORDERS)).isEqualTo(1);
        send(ORDERS, ShopEvents.order(CUSTOMER, "o-1", 50), shortlyBefore);
        assertThat(worker.registry
                        .get("rewardsync.duplicates")
                        .tag("topic", ORDERS)
                        .counter()
                        .count())
                .isEqualTo(1);

        Instant after = NOW.plus(UNBOOKED_ORDERS).plus(DAY).plus(DAY);
        worker.jumpTo(after);
        assertThat(worker.size(CustomerStores.ORDERS)).isZero();
        assertThat(worker.size(CustomerStores.PLACED_ORDERS)).isZero();
        send(STATUSES, ShopEvents.status(CUSTOMER, "o-1", "completed"), after);
        worker.jumpTo(after.plus(PARKED));
        assertThat(header(letterOf(STATUSES), "rewardsync_error_code")).isEqualTo("UNKNOWN_ORDER");
    }

    @Test
    void nothingIsDeletedByAClockThatIsFarAhead() {
        send(UPDATES, update(true), NOW);
        send(ORDERS, ShopEvents.order(CUSTOMER, "o-1", 50), NOW);
        worker.jumpTo(NOW.plus(SECOND));
        worker.setMachineAhead(UNBOOKED_ORDERS.multipliedBy(2));
        worker.jumpTo(NOW.plus(DAY));
        worker.setMachineAhead(Duration.ZERO);
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isEqualTo(1);
        assertThat(worker.size(CustomerStores.ORDERS)).isEqualTo(1);
    }

    private void send(String topic, byte[] value, Instant timestamp) {
        worker.send(topic, new TestRecord<>(ShopEvents.bytes(CUSTOMER), value, timestamp));
    }

    /** Sends another update with the same event id. Returns the code of its dead letter, or "decided". */
    private String outcomeOfOtherContent(Instant timestamp) {
        send(UPDATES, update(false), timestamp);
        var letters = worker.read(UPDATES + "-dlt");
        return letters.isEmpty() ? "decided" : header(letters.getLast(), "rewardsync_error_code");
    }

    private static byte[] update(boolean newsletter) {
        return ShopEvents.bytes("{\"eventId\":\"e-1\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"newsletter\":%s}"
                .formatted(ShopEvents.AT, CUSTOMER, newsletter));
    }

    private TestRecord<byte[], byte[]> letterOf(String topic) {
        return worker.read(topic + "-dlt").getFirst();
    }

    private byte[] onlyPlacedOrder() {
        try (var entries = worker.store(CustomerStores.PLACED_ORDERS).all()) {
            byte[] value = entries.next().value;
            assertThat(entries.hasNext()).isFalse();
            assertThat(text(value)).contains("o-1");
            return value;
        }
    }
}
