package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RecordLogFieldsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void areThePlaceOfTheRecordAndItsTrace() {
        RecordLogFields.set(record(42), traceparent("00-" + TRACE + "-00f067aa0ba902b7-01"));
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("record", "shop.order-placed-3@42", "traceId", TRACE));
        RecordLogFields.set(record(43), new RecordHeaders());
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("record", "shop.order-placed-3@43"));
        RecordLogFields.clear();
        assertThat(MDC.get("record")).isNull();
    }

    /** A record that failed leaves them, for the log of its failure. */
    @Test
    void areNotThoseOfAFailedRecordInTasksAndTimers(@TempDir Path dir) {
        MDC.put("record", "failed");
        try (TopologyFixture worker = new TopologyFixture(TestRulesets::small, ClockMode.WALL, dir)) {
            assertThat(MDC.get("record")).isNull();
            MDC.put("record", "failed");
            worker.advanceTo(TopologyFixture.NOW.plusSeconds(10));
            assertThat(MDC.get("record")).isNull();
            MDC.put("record", "failed");
        }
        assertThat(MDC.get("record")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00-" + TRACE, "00-xyz-00f067aa0ba902b7-01", "customer c-1"})
    void otherTextIsNoTrace(String header) {
        RecordLogFields.set(record(1), traceparent(header));
        assertThat(MDC.get("traceId")).isNull();
    }

    private static Headers traceparent(String text) {
        return new RecordHeaders().add("traceparent", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A place in Kafka. */
    private record Place(String topic, int partition, long offset) implements RecordMetadata {}

    private static RecordMetadata record(long offset) {
        return new Place("shop.order-placed", 3, offset);
    }
}
