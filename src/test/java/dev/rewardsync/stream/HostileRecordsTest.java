package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.hostile.HostileRecord;
import dev.rewardsync.hostile.HostileRecord.Expected;
import dev.rewardsync.hostile.HostileRecords;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile records, one after the other on one worker, each followed by an order of another customer. */
class HostileRecordsTest {

    @TempDir
    static Path dir;

    private static TopologyFixture worker;
    private static int orders;

    @BeforeAll
    static void start() {
        worker = new TopologyFixture(TestRulesets::small, ClockMode.WALL, dir, 1);
    }

    @AfterAll
    static void end() {
        worker.close();
    }

    static List<HostileRecord> records() {
        return HostileRecords.all("h");
    }

    @Test
    void everyInputHasHostileRecordsAndTheirNamesDiffer() {
        assertThat(records()).extracting(HostileRecord::topic).containsAll(TOPICS.sources());
        assertThat(records()).extracting(HostileRecord::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordHasItsOutcomeAndTheNextOrderIsExported(HostileRecord hostile) {
        Map<String, Double> before = outcomes();
        worker.send(hostile.topic(), sent(hostile));
        List<TestRecord<byte[], byte[]>> letters = worker.read(hostile.topic() + "-dlt");
        assertThat(newOutcomes(before)).isEqualTo(Map.of(hostile.topic() + " " + label(hostile.expected()), 1.0));
        switch (hostile.expected()) {
            case Expected.Processed processed -> assertThat(letters).isEmpty();
            case Expected.DeadLettered(String code, String detail) ->
                assertThat(letters).singleElement().satisfies(letter -> {
                    assertThat(header(letter, "rewardsync_error_code")).isEqualTo(code);
                    assertThat(header(letter, "rewardsync_error_detail")).contains(detail);
                    assertThat(letter.key()).isEqualTo(hostile.key());
                    assertThat(letter.value()).isEqualTo(hostile.value());
                });
        }
        assertNextOrderIsExported();
    }

    private static void assertNextOrderIsExported() {
        worker.read(TOPICS.exports());
        String order = "next-" + ++orders;
        worker.send(ORDERS, "neighbour", ShopEvents.order("neighbour", order, 50));
        assertThat(worker.read(TOPICS.exports()))
                .singleElement()
                .satisfies(export -> assertThat(export.key()).isEqualTo(ShopEvents.bytes(order)));
    }

    private static TestRecord<byte[], byte[]> sent(HostileRecord hostile) {
        RecordHeaders headers = new RecordHeaders();
        hostile.headers().forEach(header -> headers.add(header.name(), header.value()));
        Instant timestamp = hostile.timestampMs() == null ? NOW : Instant.ofEpochMilli(hostile.timestampMs());
        return new TestRecord<>(hostile.key(), hostile.value(), headers, timestamp);
    }

    private static String label(Expected expected) {
        return switch (expected) {
            case Expected.Processed(String outcome) -> outcome;
            case Expected.DeadLettered letter -> "dead_lettered";
        };
    }

    private static Map<String, Double> newOutcomes(Map<String, Double> before) {
        Map<String, Double> after = outcomes();
        before.forEach((outcome, count) ->
                after.computeIfPresent(outcome, (name, now) -> now.equals(count) ? null : Double.valueOf(now - count)));
        return after;
    }

    /** Returns the number of records of each topic and outcome. */
    private static Map<String, Double> outcomes() {
        Map<String, Double> outcomes = new HashMap<>();
        for (Counter counter : worker.registry.find("rewardsync.events").counters()) {
            outcomes.put(counter.getId().getTag("topic") + " " + counter.getId().getTag("outcome"), counter.count());
        }
        return outcomes;
    }
}
