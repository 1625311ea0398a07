package dev.rewardsync.rule.yaml;

import java.time.DateTimeException;
import java.time.Period;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads calendar periods such as {@code P14D} or {@code P1Y}, up to 1,000 years. */
final class PeriodReader {

    private static final Pattern FORM = Pattern.compile("P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?");
    private static final String EXPECTED = "a period of years, months, weeks or days such as P14D";
    private static final int MAX_MONTHS = 12_000;
    /** The maximum number of days in a file. */
    static final int MAX_DAYS = 366_000;

    private PeriodReader() {}

    /** Reads a period of at least one day. */
    static @Nullable Period positive(YamlField field) {
        return field.text(EXPECTED + ", more than 0", text -> {
            Period period = parse(text);
            return period == null || period.isZero() ? null : period;
        });
    }

    /** Reads a period that may be zero, such as {@code P0D}. */
    static @Nullable Period zeroOrMore(YamlField field) {
        return field.text(EXPECTED, PeriodReader::parse);
    }

    @SuppressWarnings("JavaPeriodGetDays") // the months are checked separately
    private static @Nullable Period parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        try {
            Period period = Period.parse(text);
            boolean bounded = period.toTotalMonths() <= MAX_MONTHS && period.getDays() <= MAX_DAYS;
            return bounded ? period : null;
        } catch (DateTimeException tooLong) {
            return null;
        }
    }
}
