package dev.rewardsync.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer's latest activity, and which birthday and inactivity timers have fired.
 *
 * @param birthdayKnownAt when the birthday became known, which starts its timer; null if it is unknown
 * @param lastBirthdayYear the latest year whose birthday timer fired; 0 if none did
 * @param lastActiveAt when the customer last signed up, ordered, reviewed or did another activity; null if never
 * @param inactivityDays the longest inactivity, in whole days, whose timer fired since {@code lastActiveAt}; 0 if none did
 * @param inactivityFiredAt when that timer fired; null if none did
 */
@RecordBuilder
public record QualifyingActivity(
        @Nullable Instant birthdayKnownAt,
        int lastBirthdayYear,
        @Nullable Instant lastActiveAt,
        int inactivityDays,
        @Nullable Instant inactivityFiredAt) {

    /** No activity. */
    public static final QualifyingActivity NONE =
            QualifyingActivityBuilder.builder().build();

    /** Returns this with a birthday that became known or changed at an instant. */
    public QualifyingActivity withBirthdayKnownAt(Instant at) {
        return new QualifyingActivity(at, lastBirthdayYear, lastActiveAt, inactivityDays, inactivityFiredAt);
    }

    /** Returns this after the birthday timer of a year fired. */
    public QualifyingActivity withBirthday(int year) {
        return new QualifyingActivity(birthdayKnownAt, year, lastActiveAt, inactivityDays, inactivityFiredAt);
    }

    /**
     * Returns this after an activity. An activity before the last inactivity timer fired does not reset that timer, so that
     * a late event cannot fire it twice.
     */
    public QualifyingActivity withActivity(Instant at) {
        if (lastActiveAt != null && !at.isAfter(lastActiveAt)) {
            return this;
        }
        return inactivityFiredAt == null || !at.isBefore(inactivityFiredAt)
                ? new QualifyingActivity(birthdayKnownAt, lastBirthdayYear, at, 0, null)
                : new QualifyingActivity(birthdayKnownAt, lastBirthdayYear, at, inactivityDays, inactivityFiredAt);
    }

    /** Returns this after the inactivity timer of a number of days fired. */
    public QualifyingActivity withInactivity(int days, Instant firedAt) {
        return new QualifyingActivity(birthdayKnownAt, lastBirthdayYear, lastActiveAt, days, firedAt);
    }
}
