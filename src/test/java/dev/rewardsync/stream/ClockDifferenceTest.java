package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDifferenceTest {

    private static final Instant BROKER = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # ahead     | effect        | the problem begins with
            PT0S        | NONE          | -
            PT30S       | NONE          | -
            PT-30S      | NONE          | -
            PT30.001S   | NOT_READY     | the clock of this machine is 30 s ahead of the broker's: 2026-11-28T10:00:30Z here, 2026-11-28T10:00:00Z at the broker. Set the wrong clock with NTP
            PT-31S      | NOT_READY     | the clock of this machine is 31 s behind the broker's: 2026-11-28T09:59:29Z here, 2026-11-28T10:00:00Z at the broker. Set the wrong clock with NTP
            PT5M        | NOT_READY     | the clock of this machine is 300 s ahead
            PT5M0.001S  | TIMERS_PAUSED | the clock of this machine is 300 s ahead
            -PT5M0.001S | TIMERS_PAUSED | the clock of this machine is 300 s behind
            PT2H        | TIMERS_PAUSED | the clock of this machine is 7200 s ahead
            """)
    void differenceHasAnEffectByItsSize(Duration ahead, ClockDifference.Effect effect, String problem) {
        ClockDifference difference = new ClockDifference(BROKER.plus(ahead), BROKER);
        assertThat(difference.effect()).isEqualTo(effect);
        if (problem == null) {
            assertThat(difference.problem()).isNull();
        } else {
            assertThat(difference.problem()).startsWith(problem);
            assertThat(difference.problem().contains("timers of idle customers are paused"))
                    .isEqualTo(effect == ClockDifference.Effect.TIMERS_PAUSED);
        }
    }
}
