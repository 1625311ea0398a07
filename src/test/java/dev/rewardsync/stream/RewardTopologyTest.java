package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.ADJUSTMENTS;
import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.STATUSES;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static dev.rewardsync.stream.TopologyFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.kafka.KafkaHeaders;
import dev.rewardsync.store.StateKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardTopologyTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();
    private static final Instant EXPIRY = Instant.parse("2026-12-21T10:15:30Z");

    @TempDir
    Path dir;

    private TopologyFixture worker;

    @BeforeEach
    void start() {
        worker = new TopologyFixture(TestRulesets::small, ClockMode.WALL, dir);
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void eventWritesAnEntryABalanceAndANotification() {
        worker.send(
                REVIEWS,
                CUSTOMER,
                ShopEvents.review(CUSTOMER, "r-1"),
                new RecordHeader("traceparent", ShopEvents.bytes("00-a-b-01")));
        TestRecord<byte[], byte[]> entry = worker.read(TOPICS.ledger()).getFirst();
        assertThat(text(entry.key())).isEqualTo(CUSTOMER + "|review:r-1/review");
        assertThat(entry.timestamp()).isEqualTo(NOW.minusSeconds(1).toEpochMilli());
        assertThat(header(entry, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(entry, "ce_id")).isEqualTo(CUSTOMER + "|review:r-1/review");
        assertThat(header(entry, "ce_source")).isEqualTo("/rewardsync");
        assertThat(header(entry, "ce_type")).isEqualTo("dev.rewardsync.ledger-entry.v1");
        assertThat(header(entry, "ce_time")).isEqualTo(ShopEvents.AT);
        assertThat(header(entry, "traceparent")).isEqualTo("00-a-b-01");
        TestRecord<byte[], byte[]> balance = worker.read(TOPICS.balances()).getFirst();
        assertThat(header(balance, "ce_id")).isEqualTo(CUSTOMER + ":1");
        assertThat(text(balance.key())).isEqualTo(CUSTOMER);
        assertThat(worker.read(TOPICS.notifications())).hasSize(1);
        assertThat(worker.registry
                        .get("rewardsync.events")
                        .tags("topic", REVIEWS, "outcome", "decided")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(worker.registry
                        .get("rewardsync.points.outstanding")
                        .tag("state", "available")
                        .gauge()
                        .value())
                .isEqualTo(10);
    }

    @Test
    void orderIsExportedByteForByteUnderItsId() {
        byte[] order = ShopEvents.order(CUSTOMER, "o-1", 50);
        worker.send(ORDERS, CUSTOMER, order);
        worker.send(STATUSES, CUSTOMER, ShopEvents.status(CUSTOMER, "o-1", "completed"));
        assertThat(worker.read(TOPICS.exports())).hasSize(2).allSatisfy(export -> {
            assertThat(text(export.key())).isEqualTo("o-1");
            assertThat(text(export.value())).endsWith("\"order\":" + text(order) + "}");
        });
        assertThat(worker.registry.get("rewardsync.end.to.end.seconds").timer().count())
                .isEqualTo(2);
    }

    @Test
    void orderIsExportedByteForByteWithUnreadFields() {
        String order = text(ShopEvents.order(CUSTOMER, "o-1", 50))
                .replace(
                        "{\"eventId\"",
                        "{ \"giftNote\":\"Alles Gute \\ud83d\",\"\\udc00\":" + "9".repeat(2_000) + ",\"eventId\"");
        worker.send(ORDERS, CUSTOMER, ShopEvents.bytes(order));
        worker.send(STATUSES, CUSTOMER, ShopEvents.status(CUSTOMER, "o-1", "completed"));
        assertThat(worker.read(TOPICS.exports()))
                .hasSize(2)
                .allSatisfy(export -> assertThat(text(export.value())).endsWith("\"order\":" + order + "}"));
    }

    @Test
    void reroutedRecordIsDecidedAsIfItArrivedHere() {
        TestRecord<byte[], byte[]> record = rerouted(ShopEvents.review(CUSTOMER, "r-1"));
        worker.send(TOPICS.inbox(), record);
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
        assertThat(worker.registry
                        .get("rewardsync.events")
                        .tag("topic", REVIEWS)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void deadLetterOfAReroutedRecordHasItsOriginAndNoInternalHeaders() {
        worker.send(TOPICS.inbox(), rerouted(ShopEvents.bytes("{}")));
        TestRecord<byte[], byte[]> letter = worker.read(REVIEWS + "-dlt").getFirst();
        assertThat(text(letter.key())).isEqualTo("k-9");
        assertThat(letter.headers().lastHeader("kafka_dlt-original-partition").value())
                .containsExactly(0, 0, 0, 3);
        assertThat(letter.headers().lastHeader("kafka_dlt-original-offset").value())
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 0);
        assertThat(letter.headers()).noneMatch(header -> header.key().startsWith(RecordOrigin.PREFIX));
    }

    @Test
    void inboxRecordWithoutOriginBecomesADeadLetter() {
        worker.send(TOPICS.inbox(), CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
        TestRecord<byte[], byte[]> letter = worker.read(TOPICS.inbox() + "-dlt").getFirst();
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("INVALID_EVENT");
        assertThat(header(letter, "rewardsync_error_detail")).contains("rewardsync_origin_topic is missing");
    }

    @Test
    void timersOfIdleCustomersFireOnceAllInputsAreReadToTheEnd() {
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
        assertThat(worker.size(CustomerStores.TIMERS)).isEqualTo(1);
        worker.advanceTo(EXPIRY.plusSeconds(2));
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
        worker.catchUp();
        worker.advanceTo(EXPIRY.plusSeconds(4));
        TestRecord<byte[], byte[]> expiry = worker.read(TOPICS.ledger()).getFirst();
        assertThat(text(expiry.key())).isEqualTo(CUSTOMER + "|expiry:review:r-1/review");
        assertThat(header(expiry, "ce_time")).isEqualTo(EXPIRY.toString());
        assertThat(expiry.timestamp()).isEqualTo(EXPIRY.toEpochMilli());
        assertThat(worker.size(CustomerStores.TIMERS)).isZero();
    }

    @Test
    void fetchedRecordsDelayTheTimersOfIdleCustomers() {
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
        worker.catchUp();
        worker.consumer.fetched(new TopicPartition(REVIEWS, 0), 1);
        worker.advanceTo(EXPIRY.plusSeconds(2));
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
        worker.consumer.fetched(new TopicPartition(REVIEWS, 0), 0);
        worker.advanceTo(EXPIRY.plusSeconds(4));
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
    }

    @Test
    void earlierTimerMovesTheEntry() {
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-0", "2026-11-20T10:15:30Z"));
        assertThat(worker.size(CustomerStores.TIMERS)).isEqualTo(1);
        try (var entries = worker.store(CustomerStores.TIMERS).all()) {
            assertThat(StateKeys.timerAt(entries.next().key.get())).isEqualTo(Instant.parse("2026-12-13T10:15:30Z"));
        }
    }

    @Test
    void oldOrdersAreCompactedAndStillCompleted() {
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        byte[] original = onlyValue(CustomerStores.PLACED_ORDERS);
        worker.catchUp();
        worker.advanceTo(NOW.plus(Duration.ofDays(122)));
        byte[] compacted = onlyValue(CustomerStores.PLACED_ORDERS);
        assertThat(text(compacted)).isNotEqualTo(text(original)).contains("o-1");
        worker.send(STATUSES, CUSTOMER, ShopEvents.status(CUSTOMER, "o-1", "completed"));
        assertThat(worker.values(TOPICS.exports()).getLast()).contains("\"orderExport\":\"o-1:1\"");
    }

    @Test
    void duplicateOfACompactedOrderIsDetected() {
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        worker.catchUp();
        worker.advanceTo(NOW.plus(Duration.ofDays(122)));
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        assertThat(worker.registry
                        .get("rewardsync.duplicates")
                        .tag("topic", ORDERS)
                        .counter()
                        .count())
                .isEqualTo(1);
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 60));
        assertThat(header(worker.read(ORDERS + "-dlt").getFirst(), "rewardsync_error_detail"))
                .startsWith("/revision: expected the same content")
                .contains("which is no longer kept");
    }

    @Test
    void statusIsParkedThenBecomesADeadLetterAndCanBeReplayed() {
        worker.send(STATUSES, CUSTOMER, ShopEvents.status(CUSTOMER, "o-1", "completed"));
        assertThat(worker.driver.producedTopicNames()).noneMatch(topic -> topic.endsWith("-dlt"));
        worker.catchUp();
        worker.advanceTo(NOW.plus(Duration.ofDays(8)));
        TestRecord<byte[], byte[]> letter = worker.read(STATUSES + "-dlt").getFirst();
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("UNKNOWN_ORDER");
        assertThat(worker.size(CustomerStores.ORDERS)).isZero();
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        worker.send(STATUSES, CUSTOMER, letter.value());
        assertThat(worker.values(TOPICS.exports()).getLast()).contains("\"reason\":\"COMPLETED\"");
    }

    @Test
    void lateDuplicateOfAnAdjustmentIsNotBookedAgain() {
        byte[] gift = ShopEvents.adjustment(CUSTOMER, 25, "\"reason\":\"Gift\"");
        worker.send(ADJUSTMENTS, CUSTOMER, gift);
        TestRecord<byte[], byte[]> entry = worker.read(TOPICS.ledger()).getFirst();
        assertThat(text(entry.key())).isEqualTo(CUSTOMER + "|adjust:a-25");
        assertThat(text(entry.value())).contains("\"type\":\"ADJUSTMENT\"", "\"message\":\"Gift\"");
        assertThat(worker.read(TOPICS.notifications())).hasSize(1);
        worker.catchUp();
        worker.advanceTo(NOW.plus(Duration.ofDays(100)));
        worker.send(ADJUSTMENTS, CUSTOMER, gift);
        assertThat(worker.read(TOPICS.ledger())).isEmpty();
        assertThat(worker.registry
                        .get("rewardsync.duplicates")
                        .tag("topic", ADJUSTMENTS)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void openingWithoutPointsHasAnIdempotencyRecord() {
        byte[] opening = ShopEvents.adjustment(CUSTOMER, 0, "\"opening\":{\"orders\":3}");
        worker.send(ADJUSTMENTS, CUSTOMER, opening);
        worker.catchUp();
        worker.advanceTo(NOW.plus(Duration.ofDays(100)));
        assertThat(worker.size(CustomerStores.IDEMPOTENCY_RECORDS)).isEqualTo(1);
    }

    @Test
    void futureTimestampsAreClampedToNow() {
        TestRecord<byte[], byte[]> record = new TestRecord<>(
                ShopEvents.bytes(CUSTOMER), ShopEvents.review(CUSTOMER, "r-1"), NOW.plus(Duration.ofDays(400)));
        worker.send(REVIEWS, record);
        assertThat(worker.read(TOPICS.ledger()).getFirst().timestamp()).isEqualTo(NOW.toEpochMilli());
    }

    private byte[] onlyValue(String store) {
        try (var entries = worker.store(store).all()) {
            byte[] value = entries.next().value;
            assertThat(entries.hasNext()).isFalse();
            return value;
        }
    }

    private static TestRecord<byte[], byte[]> rerouted(byte[] value) {
        TestRecord<byte[], byte[]> record = new TestRecord<>(ShopEvents.bytes(CUSTOMER), value, NOW);
        KafkaHeaders.add(record.headers(), RecordOrigin.TOPIC, REVIEWS);
        KafkaHeaders.add(record.headers(), RecordOrigin.PARTITION, "3");
        KafkaHeaders.add(record.headers(), RecordOrigin.OFFSET, "256");
        KafkaHeaders.add(
                record.headers(),
                RecordOrigin.TIMESTAMP,
                "" + NOW.minusSeconds(5).toEpochMilli());
        KafkaHeaders.add(record.headers(), RecordOrigin.KEY, "k-9");
        return record;
    }
}
