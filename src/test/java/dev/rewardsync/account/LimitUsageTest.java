package dev.rewardsync.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods of limits, and what is stored of their usage. */
class LimitUsageTest {

    private static final Set<LimitPeriod> ALL = EnumSet.allOf(LimitPeriod.class);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-29, 2026-11-30",
        "WEEK, 2026-11-23, 2026-11-30",
        "MONTH, 2026-11-01, 2026-12-01",
        "YEAR, 2026-01-01, 2027-01-01",
    })
    void periodsAreThoseOfTheCalendar(LimitPeriod per, LocalDate start, LocalDate end) {
        assertThat(per.startOf(SUNDAY)).isEqualTo(start);
        assertThat(per.startOf(end.minusDays(1))).isEqualTo(start);
        assertThat(per.startOf(end)).isEqualTo(end);
        assertThat(per.endOf(start)).isEqualTo(end);
    }

    @Test
    void countsAnAwardInEveryPeriodOfItsDay() {
        LimitUsage usage = LimitUsage.NONE.plus("a", ALL, SUNDAY, 10, 1).plus("a", ALL, SUNDAY.plusDays(1), 5, 1);
        assertThat(usage.of("a", LimitPeriod.DAY, SUNDAY).points()).isEqualTo(10);
        assertThat(usage.of("a", LimitPeriod.WEEK, SUNDAY).points()).isEqualTo(10);
        assertThat(usage.of("a", LimitPeriod.WEEK, SUNDAY.plusDays(7)).points()).isEqualTo(5);
        assertThat(usage.of("a", LimitPeriod.MONTH, SUNDAY).points()).isEqualTo(15);
        assertThat(usage.of("a", LimitPeriod.EVER, SUNDAY).awards()).isEqualTo(2);
        assertThat(usage.of("b", LimitPeriod.EVER, SUNDAY).awards()).isZero();
    }

    @Test
    void anAwardThatIsTakenBackKeepsItsPoints() {
        LimitUsage usage = LimitUsage.NONE.plus("a", ALL, SUNDAY, 10, 1).withoutAward("a", SUNDAY);
        assertThat(usage.of("a", LimitPeriod.YEAR, SUNDAY))
                .isEqualTo(new PeriodUsage("a", LimitPeriod.YEAR, LocalDate.of(2026, 1, 1), 10, 0));
        assertThat(usage.withoutAward("a", SUNDAY)
                        .of("a", LimitPeriod.YEAR, SUNDAY)
                        .awards())
                .isZero();
    }

    @Test
    void dropsPeriodsThreeYearsAfterTheirEnd() {
        LimitUsage usage = LimitUsage.NONE.plus("a", ALL, SUNDAY, 10, 1);
        LocalDate threeYearsLater = LocalDate.of(2029, 11, 29);
        LimitUsage stored = usage.plus("b", EnumSet.of(LimitPeriod.DAY), threeYearsLater, 1, 1);
        assertThat(stored.periods()).hasSize(6);
        LimitUsage later = usage.plus("b", EnumSet.of(LimitPeriod.DAY), threeYearsLater.plusDays(1), 1, 1);
        assertThat(later.periods())
                .extracting(PeriodUsage::per)
                .doesNotContain(LimitPeriod.WEEK)
                .hasSize(4);
        LimitUsage nextYear = usage.plus("b", EnumSet.of(LimitPeriod.DAY), LocalDate.of(2030, 5, 1), 1, 1);
        assertThat(nextYear.periods()).extracting(PeriodUsage::per).containsExactly(LimitPeriod.EVER, LimitPeriod.DAY);
    }
}
