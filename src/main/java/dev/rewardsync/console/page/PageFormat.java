package dev.rewardsync.console.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Numbers and times as the pages show them. */
public final class PageFormat {

    private static final String MINUS = "\u2212";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long RELATIVE_DAYS = 30;

    private final InstantSource clock;
    private final Supplier<ZoneId> zone;

    /**
     * Creates a format.
     *
     * @param zone the time zone of the ruleset in force
     */
    PageFormat(InstantSource clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Returns the time zone of the ruleset in force. */
    public ZoneId zone() {
        return zone.get();
    }

    /** Returns points with separators, such as {@code 12,345} or {@code −5}. */
    public String points(long points) {
        return withMinus(String.format(Locale.ROOT, "%,d", points));
    }

    /** Returns a change of points with its sign, such as {@code +500}; {@code 0} has none. */
    public String change(long points) {
        return points > 0 ? "+" + points(points) : points(points);
    }

    /** Returns an amount with separators and at least two decimals, such as {@code 1,045.00 USD}. */
    public String money(BigDecimal amount, String currency) {
        return amount(amount) + " " + currency;
    }

    /** Returns an amount without its currency. */
    public String amount(BigDecimal amount) {
        DecimalFormat format = new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return withMinus(format.format(amount));
    }

    private static String withMinus(String number) {
        return number.replace("-", MINUS);
    }

    /** Returns a time relative to now, such as {@code 3 hours ago}; the day if it is more than 30 days away. */
    public String relative(Instant time) {
        Duration ago = Duration.between(time, clock.instant());
        long seconds = Math.abs(ago.toSeconds());
        if (seconds >= RELATIVE_DAYS * SECONDS_PER_DAY) {
            return day(time);
        }
        if (seconds < SECONDS_PER_MINUTE) {
            return ago.isNegative() ? "in a moment" : "just now";
        }
        String length = length(seconds);
        return ago.isNegative() ? "in " + length : length + " ago";
    }

    private static String length(long seconds) {
        if (seconds < SECONDS_PER_HOUR) {
            return count(seconds / SECONDS_PER_MINUTE, "minute");
        }
        return seconds < SECONDS_PER_DAY
                ? count(seconds / SECONDS_PER_HOUR, "hour")
                : count(seconds / SECONDS_PER_DAY, "day");
    }

    /** Returns a number with a word in the singular or plural, such as {@code 1 hour} or {@code 2 discrepancies}. */
    public static String count(long number, String word) {
        String plural =
                word.endsWith("y") && !word.endsWith("ay") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        return withMinus(String.format(Locale.ROOT, "%,d", number)) + " " + (number == 1 ? word : plural);
    }

    /** Returns a length of time with its largest unit, such as {@code 0.4 s}, {@code 12 min} or {@code 3.5 days}. */
    public String duration(double seconds) {
        if (seconds < SECONDS_PER_MINUTE) {
            return decimal(seconds) + " s";
        }
        if (seconds < SECONDS_PER_HOUR) {
            return decimal(seconds / SECONDS_PER_MINUTE) + " min";
        }
        return seconds < SECONDS_PER_DAY
                ? decimal(seconds / SECONDS_PER_HOUR) + " h"
                : decimal(seconds / SECONDS_PER_DAY) + " days";
    }

    private static String decimal(double number) {
        return new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** Returns the exact time in the ruleset's zone, such as {@code 30 Dec 2017, 14:34:03 EST}. */
    public String exact(Instant time) {
        return EXACT.withZone(zone.get()).format(time);
    }

    /** Returns the day of a time in the ruleset's zone, such as {@code 30 Dec 2017}. */
    public String day(Instant time) {
        return DAY.withZone(zone.get()).format(time);
    }

    /** Returns a day, such as {@code 30 Dec 2017}. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns a day without its year, such as {@code 30 Dec}. */
    public String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }
}
