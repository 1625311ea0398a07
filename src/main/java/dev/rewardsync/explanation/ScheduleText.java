package dev.rewardsync.explanation;

import dev.rewardsync.rule.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Formats schedules of rules, with names as in ruleset files. */
final class ScheduleText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ScheduleText() {}

    /** Returns the names of the days, from Monday. */
    static List<String> dayNames(Schedule schedule) {
        return schedule.days().stream().sorted().map(ScheduleText::name).toList();
    }

    static String days(Schedule schedule) {
        return String.join(", ", dayNames(schedule));
    }

    static String until(Schedule schedule) {
        return schedule.until() == null ? "24:00" : schedule.until().toString();
    }

    /** Returns the weekday and time of an instant in the schedule's time zone. */
    static String wallClock(Instant at, Schedule schedule) {
        ZonedDateTime local = at.atZone(schedule.zone());
        return name(local.getDayOfWeek()) + " at " + TIME.format(local);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
