package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterWriterTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();

    @TempDir
    Path dir;

    private final Decider decider = TestRulesets.small();
    private boolean failing;
    private TopologyFixture worker;

    @BeforeEach
    void start() {
        worker = new TopologyFixture(this::decider, ClockMode.WALL, dir);
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void deadLetterIsTheOriginalRecordWithTheReason() {
        byte[] value = ShopEvents.bytes("{\"eventId\":true}");
        worker.send(REVIEWS, "k-1", value, new RecordHeader("shop", ShopEvents.bytes("s")));
        TestRecord<byte[], byte[]> letter = letter(REVIEWS);
        assertThat(letter.key()).isEqualTo(ShopEvents.bytes("k-1"));
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "shop")).isEqualTo("s");
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("INVALID_EVENT");
        assertThat(header(letter, "rewardsync_error_detail")).contains("/eventId");
        assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo(REVIEWS);
        assertThat(bytes(letter, "kafka_dlt-original-partition")).isEqualTo(new byte[4]);
        assertThat(bytes(letter, "kafka_dlt-original-offset")).isEqualTo(new byte[8]);
        assertThat(ByteBuffer.wrap(bytes(letter, "kafka_dlt-original-timestamp"))
                        .getLong())
                .isEqualTo(NOW.minusSeconds(1).toEpochMilli());
        assertThat(header(letter, "kafka_dlt-original-timestamp-type")).isEqualTo("CreateTime");
        assertThat(header(letter, "kafka_dlt-original-consumer-group")).isEqualTo("rewardsync");
        assertThat(header(letter, "kafka_dlt-exception-message")).startsWith("INVALID_EVENT: ");
        assertThat(letter.headers().lastHeader("kafka_dlt-exception-stacktrace"))
                .isNull();
    }

    @Test
    void nullAndGarbageAreMalformed() {
        worker.send(REVIEWS, null, null);
        worker.send(REVIEWS, null, new byte[] {(byte) 0xFF});
        assertThat(worker.read(REVIEWS + "-dlt"))
                .hasSize(2)
                .allSatisfy(letter ->
                        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("MALFORMED_JSON"));
    }

    @Test
    void malformedAndConflictingEventsCountAsDeadLettered() {
        worker.send(ORDERS, CUSTOMER, ShopEvents.bytes("{"));
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 60));
        assertThat(worker.registry
                        .get("rewardsync.events")
                        .tags("topic", ORDERS, "outcome", "dead_lettered")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void valueAboveFourMebibytesIsOmitted() {
        worker.send(ORDERS, "k-1", new byte[5 * 1024 * 1024]);
        TestRecord<byte[], byte[]> letter = letter(ORDERS);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("TOO_LARGE");
        assertThat(header(letter, "rewardsync_error_left_out")).isEqualTo("value");
    }

    @Test
    void sameEventWithDifferentContentConflicts() {
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
        worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 60));
        TestRecord<byte[], byte[]> letter = letter(ORDERS);
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("CONFLICTING_DUPLICATE");
        assertThat(header(letter, "rewardsync_error_detail"))
                .startsWith("/lines/0/unitPrice, /totals/grandTotal: expected the same content")
                .doesNotContain("60");
        assertThat(worker.registry
                        .get("rewardsync.duplicates")
                        .tag("topic", ORDERS)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(worker.read(TOPICS.exports())).hasSize(1);
    }

    @Test
    void failedDecisionWritesOnlyADeadLetterAndTheNextRecordIsDecided() {
        failing = true;
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-0"));
        failing = false;
        assertThat(worker.driver.producedTopicNames())
                .containsExactlyInAnyOrder(REVIEWS + "-dlt", "rewardsync-totals-changelog");
        assertThat(worker.read("rewardsync-totals-changelog")) // written at the start of the task
                .singleElement()
                .satisfies(marker -> assertThat(marker.key()).isEqualTo(ShopEvents.bytes("state-version")));
        TestRecord<byte[], byte[]> letter = letter(REVIEWS);
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo("INTERNAL_ERROR");
        assertThat(header(letter, "rewardsync_error_detail"))
                .isEqualTo("java.lang.IllegalStateException")
                .doesNotContain("secret");
        worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
        assertThat(worker.registry
                        .get("rewardsync.dead.letters")
                        .tags("topic", REVIEWS, "code", "INTERNAL_ERROR")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void headersOfAnEarlierDeadLetterAreReplaced() {
        worker.send(
                REVIEWS,
                "k",
                ShopEvents.bytes("{}"),
                new RecordHeader("rewardsync_error_code", ShopEvents.bytes("OLD")));
        assertThat(letter(REVIEWS).headers().headers("rewardsync_error_code")).hasSize(1);
    }

    private TestRecord<byte[], byte[]> letter(String topic) {
        return worker.read(topic + "-dlt").getFirst();
    }

    private static byte[] bytes(TestRecord<?, ?> record, String header) {
        return record.headers().lastHeader(header).value();
    }

    private Decider decider() {
        if (failing) {
            throw new IllegalStateException("secret of the customer's");
        }
        return decider;
    }
}
