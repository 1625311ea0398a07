package dev.rewardsync.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants and dates as RFC 3339 writes them: {@code 2026-11-21T10:15:30.5+01:00} and {@code 2026-11-21}.
 *
 * <p>Every event has an instant, and a general date formatter takes longer over it than all the rest of the event does.
 */
final class Rfc3339 {

    private static final String DATE = "dddd-dd-dd";
    private static final String DATE_TIME = "dddd-dd-ddTdd:dd:dd";
    private static final String OFFSET = "+dd:dd";
    private static final int MAX_FRACTION_DIGITS = 9;

    private Rfc3339() {}

    /** The instant that a text names, or null where it names none. */
    static @Nullable Instant instant(String text) {
        int fraction = DATE_TIME.length();
        if (!matches(text, 0, DATE_TIME) || !isLikely(text.charAt(0))) {
            return null;
        }
        int zone = fraction;
        if (zone < text.length() && text.charAt(zone) == '.') {
            zone = digitsEnd(text, zone + 1);
            if (zone == fraction + 1 || zone > fraction + 1 + MAX_FRACTION_DIGITS) {
                return null;
            }
        }
        LocalDate date = leadingDate(text);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (date == null || hour > 23 || minute > 59 || second > 59 || !isZone(text, zone)) {
            return null;
        }
        long secondOfDay = hour * 3600L + minute * 60L + second;
        long epochSecond = Math.multiplyExact(date.toEpochDay(), 86_400L) + secondOfDay - offsetSeconds(text, zone);
        return Instant.ofEpochSecond(epochSecond, nanos(text, fraction + 1, zone));
    }

    /** The date that a text names, or null where it names none. */
    static @Nullable LocalDate date(String text) {
        return text.length() == DATE.length() && matches(text, 0, DATE) ? leadingDate(text) : null;
    }

    /** The instant in UTC, with milliseconds where they are not 0; finer fractions are cut off. */
    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The date at the start of a text that has digits where a date has them. */
    private static @Nullable LocalDate leadingDate(String text) {
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Years 1000 to 2999: others are a sender's fault, and what is reckoned from them may have no four digits. */
    private static boolean isLikely(char millennium) {
        return millennium == '1' || millennium == '2';
    }

    private static boolean isZone(String text, int start) {
        if (start + 1 == text.length()) {
            return text.charAt(start) == 'Z' || text.charAt(start) == 'z';
        }
        return start + OFFSET.length() == text.length()
                && matches(text, start, OFFSET)
                && number(text, start + 1, start + 3) <= 23
                && number(text, start + 4, start + 6) <= 59;
    }

    private static int offsetSeconds(String text, int start) {
        if (start + 1 == text.length()) {
            return 0;
        }
        int seconds = number(text, start + 1, start + 3) * 3600 + number(text, start + 4, start + 6) * 60;
        return text.charAt(start) == '-' ? -seconds : seconds;
    }

    private static int nanos(String text, int start, int end) {
        if (start >= end) {
            return 0;
        }
        int nanos = number(text, start, end);
        for (int digits = end - start; digits < MAX_FRACTION_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Whether the text goes on with a pattern, in which {@code d} is a digit and {@code +} a sign. */
    private static boolean matches(String text, int start, String pattern) {
        if (text.length() < start + pattern.length()) {
            return false;
        }
        for (int index = 0; index < pattern.length(); index++) {
            char character = text.charAt(start + index);
            boolean fits = switch (pattern.charAt(index)) {
                case 'd' -> character >= '0' && character <= '9';
                case '+' -> character == '+' || character == '-';
                case 'T' -> character == 'T' || character == 't';
                default -> character == pattern.charAt(index);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int digitsEnd(String text, int start) {
        int index = start;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        return index;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int index = start; index < end; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }
}
