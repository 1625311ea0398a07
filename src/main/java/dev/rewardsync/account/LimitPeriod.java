package dev.rewardsync.account;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The calendar period of a limit. */
public enum LimitPeriod {
    DAY,
    /** From Monday. */
    WEEK,
    MONTH,
    YEAR,
    /** The customer's whole life. */
    EVER;

    /** Returns the first day of the period that contains a day; the epoch for {@link #EVER}. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case EVER -> LocalDate.EPOCH;
        };
    }

    /** Returns the first day after the period with a first day; the last possible day for {@link #EVER}. */
    LocalDate endOf(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case YEAR -> start.plusYears(1);
            case EVER -> LocalDate.MAX;
        };
    }
}
