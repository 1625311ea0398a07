package dev.rewardsync.rule.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants as files write them: RFC 3339 with an offset, or whole days of the ruleset's time zone. */
record InstantReader(ZoneId zone) {

    private static final String EXPECTED = "a date such as 2026-11-30 or an instant such as 2026-11-30T18:00:00Z";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    /** The first instant of what begins then. */
    @Nullable
    Instant from(YamlField field) {
        return field.text(EXPECTED, text -> DATE.matcher(text).matches() ? startOfDay(date(text)) : instant(text));
    }

    /** The first instant after what lasts up to and including then. */
    @Nullable
    Instant until(YamlField field) {
        return field.text(EXPECTED, text -> {
            if (DATE.matcher(text).matches()) {
                LocalDate last = date(text);
                return last == null ? null : startOfDay(last.plusDays(1));
            }
            Instant last = instant(text);
            return last == null ? null : last.plusNanos(1);
        });
    }

    private @Nullable Instant startOfDay(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notInCalendar) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notInCalendar) {
            return null;
        }
    }
}
