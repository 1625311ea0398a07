package dev.rewardsync.ledger;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long points can be spent from a starting instant.
 *
 * @param length zero or more; zero only with {@code end}
 * @param end the month or year in which {@code length} ends is completed; null if points expire exactly after
 *     {@code length}
 */
public record ExpiryPeriod(Period length, @Nullable CalendarEnd end) {

    private static final long SHORTEST_MONTH_DAYS = 28;

    /** Returns a period that ends exactly after a length. */
    public static ExpiryPeriod exactly(Period length) {
        return new ExpiryPeriod(length, null);
    }

    /** Returns the end of this period in a time zone. */
    public Instant from(Instant start, ZoneId zone) {
        Instant exact = start.atZone(zone).plus(length).toInstant();
        return end == null ? exact : end.after(exact, zone);
    }

    /** Returns the least length in days, for estimates. */
    @SuppressWarnings("JavaPeriodGetDays") // the months are added separately
    public long minDays() {
        return length.toTotalMonths() * SHORTEST_MONTH_DAYS + length.getDays();
    }
}
