package dev.rewardsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryPeriodTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** An end of a month or year is 00:00 of the next day in the time zone, also for a period that ends at that moment. */
    @ParameterizedTest
    @CsvSource({
        "P90D,, 2026-01-15T12:00:00Z, 2026-04-15T11:00:00Z",
        "P90D, END_OF_MONTH, 2026-01-15T12:00:00Z, 2026-05-01T04:00:00Z",
        "P0D, END_OF_MONTH, 2026-02-28T12:00:00Z, 2026-03-01T05:00:00Z",
        "P0D, END_OF_MONTH, 2026-03-01T04:59:59Z, 2026-03-01T05:00:00Z",
        "P0D, END_OF_MONTH, 2026-03-01T05:00:00Z, 2026-04-01T04:00:00Z",
        "P0D, END_OF_YEAR, 2026-12-31T12:00:00Z, 2027-01-01T05:00:00Z",
        "P0D, END_OF_YEAR, 2027-01-01T05:00:00Z, 2028-01-01T05:00:00Z",
        "P1Y, END_OF_YEAR, 2024-02-29T12:00:00Z, 2026-01-01T05:00:00Z"
    })
    void endsAtTheCalendarEndInTheTimeZone(Period length, @Nullable CalendarEnd end, Instant start, Instant expected) {
        assertThat(new ExpiryPeriod(length, end).from(start, NEW_YORK)).isEqualTo(expected);
    }
}
