package dev.rewardsync.console.books;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position in a list that is ordered by time. It contains no id: ids can be personal data.
 *
 * @param at the time of the last element
 * @param skip the number of elements with this time that were returned
 */
record TimeCursor(Instant at, int skip) {

    /** Sorts behind every time that the worker writes. */
    static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,9})");
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Instant BEGIN_OF_TIME = Instant.parse("0000-01-01T00:00:00Z");

    /** Returns the position of a cursor, or {@code start} without one. */
    static TimeCursor parse(@Nullable String cursor, Instant start) {
        if (cursor == null) {
            return new TimeCursor(start, 0);
        }
        Matcher form = FORM.matcher(cursor);
        if (!form.matches()) {
            throw new InvalidCursorException();
        }
        try {
            Instant at = Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS);
            if (at.isBefore(BEGIN_OF_TIME) || at.isAfter(END_OF_TIME)) {
                throw new InvalidCursorException();
            }
            return new TimeCursor(at, Integer.parseInt(form.group(2)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidCursorException();
        }
    }

    /** Returns the position before the first element of a list with the newest first. */
    static TimeCursor newest(@Nullable String cursor) {
        return parse(cursor, END_OF_TIME);
    }

    /** Returns the position before the first element of a list with the oldest first. */
    static TimeCursor oldest(@Nullable String cursor) {
        return parse(cursor, BEGIN_OF_TIME);
    }

    /** Returns the position behind a page that begins here, as text. */
    String after(List<Instant> times) {
        Instant last = times.getLast();
        int same = (int) times.stream().filter(last::equals).count();
        int before = same == times.size() && last.equals(at) ? skip : 0;
        long micros = last.getEpochSecond() * MICROS_PER_SECOND + last.getNano() / 1_000;
        return micros + "." + (before + same);
    }
}
