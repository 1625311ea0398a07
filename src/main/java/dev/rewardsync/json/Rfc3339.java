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
    /** Where the decimals of a second begin, behind the point. */
    private static final int FRACTION = DATE_TIME.length() + 1;

    private static final int MAX_FRACTION_DIGITS = 9;
    private static final String NO_SUCH_DATE = "a date that does not exist";

    private Rfc3339() {}

    /** Returns the instant that a text names, or null where it names none. */
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
     * Returns the instant that a text in an event names, or null where it names none. An event's years are 1000 to 2999:
     * others are a sender's fault, and what is calculated from them may have no four digits.
     */
    static @Nullable Instant eventInstant(String text) {
        return isEventYear(text) ? instant(text) : null;
    }

    /** Returns why a text names no instant of an event. */
    static String objectionToEventInstant(String text) {
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

    /** Returns the date that a text names, or null where it names none. */
    static @Nullable LocalDate date(String text) {
        return isDateForm(text) ? leadingDate(text) : null;
    }

    /** Returns why a text names no date. */
    static String objectionToDate(String text) {
        return isDateForm(text) ? NO_SUCH_DATE : TextFormat.ANOTHER_STRING;
    }

    private static boolean isDateForm(String text) {
        return text.length() == DATE.length() && matches(text, 0, DATE);
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

    private static boolean isEventYear(String text) {
        return !text.isEmpty() && (text.charAt(0) == '1' || text.charAt(0) == '2');
    }

    /** Where the offset begins in a text that has the form of an instant; -1 where it has another one. */
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
