package dev.rewardsync.ledger;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * The terms by which points expire once they are available.
 *
 * @param start where the period starts
 */
public record ExpiryTerms(ExpiryPeriod period, Start start) {

    /** The start of the period after which points expire. */
    public enum Start {
        /** The points' own release. */
        RELEASE,
        /** The customer's latest earning or spending of points. */
        ACTIVITY
    }

    /** Returns the terms of points that expire exactly a length after their release. */
    public static ExpiryTerms afterRelease(Period length) {
        return new ExpiryTerms(ExpiryPeriod.exactly(length), Start.RELEASE);
    }

    /** Returns the expiry of points that become available at an instant. */
    public Expiry expiryOf(Instant availableAt, ZoneId zone) {
        return switch (start) {
            case RELEASE -> new Expiry.At(period.from(availableAt, zone));
            case ACTIVITY -> new Expiry.AfterInactivity(period, zone);
        };
    }
}
