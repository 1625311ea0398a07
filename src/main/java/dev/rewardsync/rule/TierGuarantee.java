package dev.rewardsync.rule;

import java.time.Instant;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The ruleset's {@code tiers.guarantee}: how long a tier that was reached or confirmed is kept at least. */
public sealed interface TierGuarantee {

    /** Returns the end of a guarantee that begins at an instant. */
    Instant end(Instant from, ZoneId zone);

    /** A period. */
    record OfPeriod(Period period) implements TierGuarantee {
        @Override
        public Instant end(Instant from, ZoneId zone) {
            return from.atZone(zone).plus(period).toInstant();
        }
    }

    /**
     * The rest of the calendar year, and more whole years.
     *
     * @param moreYears 0 or more
     */
    record ToEndOfYear(int moreYears) implements TierGuarantee {
        @Override
        public Instant end(Instant from, ZoneId zone) {
            ZonedDateTime begin = from.atZone(zone);
            return Year.of(begin.getYear() + 1 + moreYears)
                    .atDay(1)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }
}
