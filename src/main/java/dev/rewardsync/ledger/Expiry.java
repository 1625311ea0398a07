package dev.rewardsync.ledger;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When the points of a lot expire. It is fixed when the lot opens; later changes of the ruleset do not affect it. */
public sealed interface Expiry {

    /** Points that do not expire. */
    Expiry NEVER = new Never();

    /** Returns the expiry at an instant; {@link #NEVER} for null. */
    static Expiry at(@Nullable Instant instant) {
        return instant == null ? NEVER : new At(instant);
    }

    /** Returns the lot's own expiry date, which ledger entries publish; null if the lot has none. */
    default @Nullable Instant date() {
        return this instanceof At(Instant instant) ? instant : null;
    }

    /** The points expire at an instant. */
    record At(Instant instant) implements Expiry {}

    /**
     * The points expire together with all others of this kind when the customer has earned and spent no points for a
     * period.
     *
     * @param zone time zone of the period
     */
    record AfterInactivity(ExpiryPeriod period, ZoneId zone) implements Expiry {

        /** Returns when the points expire if an activity stays the latest one. */
        public Instant after(Instant activity) {
            return period.from(activity, zone);
        }
    }

    /** The points do not expire. */
    record Never() implements Expiry {}
}
