package dev.rewardsync.console.books;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A column as the local time of a zone, for SQL. Zones that are an offset are written as intervals: PostgreSQL reads the sign of
 * a name such as {@code +02:00} the other way round.
 *
 * @param column a time with zone
 */
record ZonedColumn(String column, ZoneId zone) {

    private static final String PARAMETER = "zone";

    /** Returns the expression. */
    String sql() {
        return column + " AT TIME ZONE "
                + (zone.normalized() instanceof ZoneOffset offset
                        ? interval(offset.getTotalSeconds())
                        : ":" + PARAMETER);
    }

    /** Sets the parameter of the expression, if it has one. */
    Selection bind(Selection selection) {
        return zone.normalized() instanceof ZoneOffset ? selection : selection.with(PARAMETER, zone.getId());
    }

    private static String interval(int seconds) {
        Duration length = Duration.ofSeconds(Math.abs(seconds));
        return String.format(
                Locale.ROOT,
                "INTERVAL '%s%d:%02d:%02d' HOUR TO SECOND",
                seconds < 0 ? "-" : "",
                length.toHours(),
                length.toMinutesPart(),
                length.toSecondsPart());
    }
}
