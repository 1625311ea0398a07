package dev.rewardsync.rule.yaml;

import java.time.DateTimeException;
import java.time.Period;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calendar periods as files write them, such as {@code P14D} or {@code P1Y}; up to a thousand years. */
final class PeriodReader {

    private static final Pattern FORM = Pattern.compile("P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?");
    private static final String EXPECTED = "a period of years, months, weeks or days such as P14D";
    private static final int MAX_MONTHS = 12_000;
    /** The most days that a file may name. */
    static final int MAX_DAYS = 366_000;

    private PeriodReader() {}

    /** A period of more than nothing. */
    static @Nullable Period lasting(YamlField field) {
        return field.text(EXPECTED + ", more than 0", text -> {
            Period period = parse(text);
            return period == null || period.isZero() ? null : period;
        });
    }

    /** A period that may be nothing, such as {@code P0D}. */
    static @Nullable Period any(YamlField field) {
        return field.text(EXPECTED, PeriodReader::parse);
    }

    @SuppressWarnings("JavaPeriodGetDays") // the months are bounded beside them
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
