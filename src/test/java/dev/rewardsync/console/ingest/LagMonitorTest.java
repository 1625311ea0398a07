package dev.rewardsync.console.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.database.TopicPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagMonitorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TopicPosition FIRST = new TopicPosition("t", 0);
    private static final TopicPosition SECOND = new TopicPosition("t", 1);

    private final LagMonitor lag = new LagMonitor(START);

    private static Instant after(int seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void ageIsThatOfTheEndThatWasReached() {
        lag.measured(after(10), Map.of(FIRST, 100L, SECOND, 50L), Map.of(FIRST, 0L, SECOND, 50L));
        assertThat(lag.records("t")).isEqualTo(100);
        assertThat(lag.allReadUntil()).isEmpty();
        assertThat(lag.age("t", after(11))).isEqualTo(Duration.ofSeconds(11));
        lag.advanced(Map.of(FIRST, 99L, SECOND, 70L));
        assertThat(lag.age("t", after(12))).isEqualTo(Duration.ofSeconds(12));
        lag.advanced(Map.of(FIRST, 100L, SECOND, 70L));
        assertThat(lag.age("t", after(12))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void ageGrowsWhileNothingIsRead() {
        lag.measured(after(10), Map.of(FIRST, 5L), Map.of(FIRST, 5L));
        assertThat(lag.records()).isZero();
        assertThat(lag.age("t", after(10))).isZero();
        assertThat(lag.age("t", after(70))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void busyTopicIsAsOldAsTheLastMeasurementThatWasReached() {
        for (int second = 0; second < 100; second += 10) {
            lag.measured(after(second), Map.of(FIRST, second + 5L), Map.of(FIRST, (long) second));
            lag.advanced(Map.of(FIRST, second + 5L));
        }
        assertThat(lag.records("t")).isEqualTo(5);
        assertThat(lag.age("t", after(92))).isEqualTo(Duration.ofSeconds(2));
        assertThat(lag.allReadUntil()).contains(after(90));
    }
}
