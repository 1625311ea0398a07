package dev.rewardsync.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The weekdays and the time of day at which a rule is in force. Both are read from the clock on the wall in a time zone, so an hour
 * that repeats at a clock change counts both times. The start of a day counts as midnight, even where a clock change skips midnight.
 *
 * @param days at least one
 * @param from start on each day, inclusive
 * @param until end on each day, exclusive; null for the end of the day
 */
public record Schedule(
        Set<DayOfWeek> days, LocalTime from, @Nullable LocalTime until, ZoneId zone) {

    private static final int DAYS_OF_A_WEEK = 7;

    /** Returns whether an instant is within the schedule. */
    public boolean includes(Instant at) {
        ZonedDateTime wallClock = at.atZone(zone);
        ZonedDateTime startOfDay = wallClock.toLocalDate().atStartOfDay(zone);
        LocalTime time = wallClock.equals(startOfDay) ? LocalTime.MIDNIGHT : wallClock.toLocalTime();
        return days.contains(wallClock.getDayOfWeek())
                && !time.isBefore(from)
                && (until == null || time.isBefore(until));
    }

    /** Returns whether midnight, the time of timers, is within the schedule on at least one day. */
    public boolean includesMidnight() {
        return from.equals(LocalTime.MIDNIGHT);
    }

    /** Returns whether the schedule includes every instant. */
    public boolean isAlways() {
        return days.equals(EnumSet.allOf(DayOfWeek.class)) && includesMidnight() && until == null;
    }

    /** Returns whether the schedule includes at least one instant of a period. Null stands for no start or no end. */
    public boolean overlaps(@Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null) {
            return true;
        }
        LocalDate first = start.atZone(zone).toLocalDate();
        LocalDate last = end.atZone(zone).toLocalDate();
        if (first.plusDays(DAYS_OF_A_WEEK).isBefore(last)) {
            return true;
        }
        return first.datesUntil(last.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .anyMatch(day -> startOn(day).isBefore(end) && endOn(day).isAfter(start));
    }

    private Instant startOn(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant endOn(LocalDate day) {
        return until == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(until).atZone(zone).toInstant();
    }
}
