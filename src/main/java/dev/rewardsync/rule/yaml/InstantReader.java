package dev.rewardsync.rule.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants: RFC 3339 with an offset, or dates, which stand for whole days.
 *
 * @param zone the ruleset's time zone
 */
record InstantReader(ZoneId zone) {

    private static final String EXPECTED = "a date such as 2026-11-30 or an instant such as 2026-11-30T18:00:00Z";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    /** Reads an inclusive start; returns the instant, or the start of the day. Returns null after adding an error. */
    @Nullable
    Instant from(YamlField field) {
        return field.text(EXPECTED, text -> DATE.matcher(text).matches() ? startOfDay(date(text)) : instant(text));
    }

    /**
     * Reads an inclusive end; returns the exclusive end, one nanosecond after the instant, or the start of the next
     * day. Returns null after adding an error.
     */
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
        } catch (DateTimeException invalidDate) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException invalidDate) {
            return null;
        }
    }
}
