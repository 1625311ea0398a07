package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampedTimestampsTest {

    private static final Instant BROKER = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-28T09:59:59.500Z, 2026-11-28T09:59:59.500Z
            2026-11-28T10:00:00Z,     2026-11-28T10:00:00Z
            2026-11-28T10:00:00.001Z, 2026-11-28T10:00:00Z
            2026-11-27T10:00:00Z,     2026-11-27T10:00:00Z
            2026-11-27T09:59:59.999Z, 2026-11-28T10:00:00Z
            2018-01-01T00:00:00Z,     2026-11-28T10:00:00Z
            """)
    void timerOutputsAreStampedWithTheirMoment(Instant dueAt, Instant timestamp) {
        assertThat(ClampedTimestamps.ofTimer(dueAt, BROKER)).isEqualTo(timestamp);
    }
}
