package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerClockTest {

    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

    private Instant wall = START;
    private Duration elapsed = Duration.ofDays(-3);
    private final BrokerClock clock = new BrokerClock(() -> wall, () -> elapsed.toNanos());

    @Test
    void startsAtTheMachinesTime() {
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void continuesFromTheLastReadingWhateverTheMachinesClockDoes() {
        clock.wasRead(START.plusSeconds(7));
        elapsed = elapsed.plusSeconds(50);
        wall = START.minus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(57));
        assertThat(clock.difference()).isEqualTo(new ClockDifference(wall, START.plusSeconds(57)));
        assertThat(clock.difference().ahead()).isEqualTo(Duration.ofSeconds(-3657));
    }
}
