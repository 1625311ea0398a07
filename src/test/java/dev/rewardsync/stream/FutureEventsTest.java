package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.kafka.KafkaHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No event may occur more than one day after the original timestamp of its record. */
class FutureEventsTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();
    private static final Duration DAY = Duration.ofDays(1);

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

    private static TestRecord<byte[], byte[]> review(Instant occurredAt, Instant timestamp) {
        return new TestRecord<>(null, ShopEvents.review(CUSTOMER, "r-1", occurredAt.toString()), timestamp);
    }

    private static TestRecord<byte[], byte[]> rerouted(Instant occurredAt, Instant firstTimestamp) {
        TestRecord<byte[], byte[]> record = review(occurredAt, NOW);
        KafkaHeaders.add(record.headers(), RecordOrigin.TOPIC, REVIEWS);
        KafkaHeaders.add(record.headers(), RecordOrigin.PARTITION, "3");
        KafkaHeaders.add(record.headers(), RecordOrigin.OFFSET, "7");
        KafkaHeaders.add(record.headers(), RecordOrigin.TIMESTAMP, Long.toString(firstTimestamp.toEpochMilli()));
        return record;
    }

    private void assertDecided() {
        assertThat(worker.read(TOPICS.ledger())).hasSize(1);
    }

    private void assertRefused(Instant timestamp) {
        assertThat(worker.read(TOPICS.ledger())).isEmpty();
        assertThat(worker.read(REVIEWS + "-dlt")).singleElement().satisfies(letter -> {
            assertThat(header(letter, "rewardsync_error_code")).isEqualTo("INVALID_EVENT");
            assertThat(header(letter, "rewardsync_error_detail"))
                    .isEqualTo("/occurredAt: expected an instant at most 1 day after the record's timestamp, "
                            + timestamp + ", got a later one");
        });
    }

    @Test
    void eventOneDayAheadIsDecided() {
        worker.send(REVIEWS, review(NOW.plus(DAY), NOW));
        assertDecided();
    }

    @Test
    void eventMoreThanOneDayAheadBecomesADeadLetter() {
        worker.send(REVIEWS, review(NOW.plus(DAY).plusMillis(1), NOW));
        assertRefused(NOW);
    }

    @Test
    void recordTimestampIsClampedToNow() {
        Instant wrongYear = NOW.plus(Duration.ofDays(36 * 365));
        worker.send(REVIEWS, review(wrongYear, wrongYear));
        assertRefused(NOW);
    }

    @Test
    void reroutedEventIsComparedWithItsOriginalTimestamp() {
        Instant first = NOW.minus(DAY);
        worker.send(TOPICS.inbox(), rerouted(NOW, first));
        assertDecided();
    }

    @Test
    void reroutedEventAheadOfItsOriginalTimestampBecomesADeadLetter() {
        Instant first = NOW.minus(DAY).minusSeconds(1);
        worker.send(TOPICS.inbox(), rerouted(NOW, first));
        assertRefused(first);
    }

    @Test
    void recordWithoutTimestampHasTheCurrentTime() {
        ClampedTimestamps timestamps = new ClampedTimestamps(() -> NOW);
        assertThat(timestamps.extract(stamped(-1), 0)).isEqualTo(NOW.toEpochMilli());
        assertThat(timestamps.extract(stamped(0), 0)).isZero();
        assertThat(timestamps.extract(stamped(NOW.toEpochMilli() + 1), 0)).isEqualTo(NOW.toEpochMilli());
    }

    private static ConsumerRecord<Object, Object> stamped(long timestamp) {
        return new ConsumerRecord<>(
                REVIEWS,
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                "",
                "",
                new RecordHeaders(),
                Optional.empty());
    }
}
