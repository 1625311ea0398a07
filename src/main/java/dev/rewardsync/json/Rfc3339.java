package dev.rewardsync.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes instants and dates in the format of RFC 3339: {@code 2026-11-21T10:15:30.5+01:00} and
 * {@code 2026-11-21}.
 *
 * <p>It does not use {@link java.time.format.DateTimeFormatter}, which takes longer for one instant than the rest of an
 * event's parsing.
 */
final class Rfc3339 {

    private static final String DATE = "dddd-dd-dd";
    private static final String DATE_TIME = "dddd-dd-ddTdd:dd:dd";
    private static final String OFFSET = "+dd:dd";
    /** The index of the first decimal of the second, after the point. */
    private static final int FRACTION = DATE_TIME.length() + 1;

    private static final int MAX_FRACTION_DIGITS = 9;
    private static final String NO_SUCH_DATE = "a date that does not exist";

    private Rfc3339() {}

    /** Returns the instant in a text; null if the text is not an instant. */
    static @Nullable Instant instant(String text) {
        int zone = zoneStart(text);
        if (zone < 0 || fractionDigits(zone) > MAX_FRACTION_DIGITS || !isTime(text) || !isOffset(text, zone)) {
            return null;
        }
        LocalDate date = leadingDate(text);
        if (date == null) {
            return null;
        }
        long epochSecond =
                Math.multiplyExact(date.toEpochDay(), 86_400L) + secondOfDay(text) - offsetSeconds(text, zone);
        return Instant.ofEpochSecond(epochSecond, nanos(text, FRACTION, zone));
    }

    /**
     * Returns the instant in a text of an event; null if the text is not an instant between the years 1000 and 2999.
     * Other years are a fault of the sender, and instants calculated from them may not fit four digits.
     */
    static @Nullable Instant eventInstant(String text) {
        return isEventYear(text) ? instant(text) : null;
    }

    /** Returns why a text is not an instant of an event. */
    static String eventInstantViolation(String text) {
        int zone = zoneStart(text);
        if (zone < 0) {
            return TextFormat.ANOTHER_STRING;
        }
        if (!isEventYear(text)) {
            return "a year out of range (1000 to 2999)";
        }
        if (leadingDate(text) == null) {
            return NO_SUCH_DATE;
        }
        if (!isTime(text)) {
            return "a time out of range (00:00:00 to 23:59:59)";
        }
        return isOffset(text, zone)
                ? "more than %d decimals of a second".formatted(MAX_FRACTION_DIGITS)
                : "an offset out of range (-23:59 to +23:59)";
    }

    /** Returns the date in a text; null if the text is not a date. */
    static @Nullable LocalDate date(String text) {
        return isDateForm(text) ? leadingDate(text) : null;
    }

    /** Returns why a text is not a date. */
    static String dateViolation(String text) {
        return isDateForm(text) ? NO_SUCH_DATE : TextFormat.ANOTHER_STRING;
    }

    private static boolean isDateForm(String text) {
        return text.length() == DATE.length() && matches(text, 0, DATE);
    }

    /** Returns the instant in UTC, with milliseconds if they are not 0. Smaller units are cut off. */
    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /**
     * Returns the date at the start of a text whose first 10 characters have the form of a date; null if it does not
     * exist.
     */
    private static @Nullable LocalDate leadingDate(String text) {
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isEventYear(String text) {
        return !text.isEmpty() && (text.charAt(0) == '1' || text.charAt(0) == '2');
    }

    /** Returns the index of the offset in a text that has the form of an instant; -1 if it has another form. */
    private static int zoneStart(String text) {
        if (!matches(text, 0, DATE_TIME)) {
            return -1;
        }
        int zone = DATE_TIME.length();
        if (zone < text.length() && text.charAt(zone) == '.') {
            zone = digitsEnd(text, FRACTION);
            if (zone == FRACTION) {
                return -1;
            }
        }
        return isUtc(text, zone) || isOffsetForm(text, zone) ? zone : -1;
    }

    private static int fractionDigits(int zone) {
        return zone - FRACTION;
    }

    private static boolean isTime(String text) {
        return number(text, 11, 13) <= 23 && number(text, 14, 16) <= 59 && number(text, 17, 19) <= 59;
    }

    private static long secondOfDay(String text) {
        return number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
    }

    private static boolean isUtc(String text, int zone) {
        return zone + 1 == text.length() && (text.charAt(zone) == 'Z' || text.charAt(zone) == 'z');
    }

    private static boolean isOffsetForm(String text, int zone) {
        return zone + OFFSET.length() == text.length() && matches(text, zone, OFFSET);
    }

    private static boolean isOffset(String text, int zone) {
        return isUtc(text, zone) || number(text, zone + 1, zone + 3) <= 23 && number(text, zone + 4, zone + 6) <= 59;
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

    /**
     * Returns whether a text matches a pattern from an index on; {@code d} is a digit, {@code +} a sign and {@code T} a
     * letter in either case.
     */
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
