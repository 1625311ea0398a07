package dev.rewardsync.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar period at whose end points expire. */
public enum CalendarEnd {
    END_OF_MONTH,
    END_OF_YEAR;

    /** Returns 00:00 of the first day after the month or year that contains an instant. */
    Instant after(Instant instant, ZoneId zone) {
        LocalDate firstOfMonth = instant.atZone(zone).toLocalDate().withDayOfMonth(1);
        LocalDate next = switch (this) {
            case END_OF_MONTH -> firstOfMonth.plusMonths(1);
            case END_OF_YEAR -> firstOfMonth.withMonth(1).plusYears(1);
        };
        return next.atStartOfDay(zone).toInstant();
    }
}
