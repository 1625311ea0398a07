package dev.rewardsync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekdays and times of day in New York. */
class ScheduleTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Schedule WEEKEND = new Schedule(
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(1, 30), LocalTime.of(14, 0), NEW_YORK);

    @ParameterizedTest
    @CsvSource({
        // Saturday
        "2026-11-21T06:29:59.999999999Z, false",
        "2026-11-21T06:30:00Z, true",
        "2026-11-21T18:59:59.999999999Z, true",
        "2026-11-21T19:00:00Z, false",
        // Friday and Monday
        "2026-11-20T15:00:00Z, false",
        "2026-11-23T15:00:00Z, false",
        // 1 November: the hour from 01:00 repeats
        "2026-11-01T05:29:59Z, false",
        "2026-11-01T05:30:00Z, true",
        "2026-11-01T06:00:00Z, false",
        "2026-11-01T06:30:00Z, true",
    })
    void readsTheClockOnTheWall(Instant at, boolean included) {
        assertThat(WEEKEND.includes(at)).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        // Monday to Friday, Friday to the first minute, whole weeks
        "2026-11-23T05:00:00Z, 2026-11-28T05:00:00Z, false",
        "2026-11-23T05:00:00Z, 2026-11-28T06:30:00Z, false",
        "2026-11-23T05:00:00Z, 2026-11-28T06:30:00.000000001Z, true",
        "2026-11-22T19:00:00Z, 2026-11-28T06:30:00Z, false",
        "2026-11-22T18:59:59Z, 2026-11-22T20:00:00Z, true",
        "2026-11-20T05:00:00Z, 2026-12-20T05:00:00Z, true",
    })
    void overlapsAPeriodThatContainsOneOfItsInstants(Instant start, Instant end, boolean overlaps) {
        assertThat(WEEKEND.overlaps(start, end)).isEqualTo(overlaps);
    }

    @Test
    void overlapsPeriodsWithoutStartOrEnd() {
        assertThat(WEEKEND.overlaps(null, Instant.EPOCH)).isTrue();
        assertThat(WEEKEND.overlaps(Instant.EPOCH, null)).isTrue();
    }

    @Test
    void recognizesSchedulesWithoutEffect() {
        Set<DayOfWeek> allDays = EnumSet.allOf(DayOfWeek.class);
        assertThat(new Schedule(allDays, LocalTime.MIDNIGHT, null, NEW_YORK).isAlways())
                .isTrue();
        assertThat(new Schedule(allDays, LocalTime.NOON, null, NEW_YORK).isAlways())
                .isFalse();
        assertThat(new Schedule(allDays, LocalTime.MIDNIGHT, LocalTime.NOON, NEW_YORK).isAlways())
                .isFalse();
        assertThat(WEEKEND.isAlways()).isFalse();
    }
}
