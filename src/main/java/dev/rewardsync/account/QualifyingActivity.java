package dev.rewardsync.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar has brought about for a customer already.
 *
 * @param birthdayFrom the birthday counts from then on; null where none is known
 * @param birthdayYear the last year whose birthday has been; 0 for none
 * @param activeAt when the customer last signed up, ordered, reviewed or did anything; null for never
 * @param silentDays the longest silence, in whole days, that has been noticed since then
 * @param noticedAt when it was noticed; null where none was
 */
public record QualifyingActivity(
        @Nullable Instant birthdayFrom,
        int birthdayYear,
        @Nullable Instant activeAt,
        int silentDays,
        @Nullable Instant noticedAt) {

    /** Nothing yet. */
    public static final QualifyingActivity NONE = new QualifyingActivity(null, 0, null, 0, null);

    /** A birthday has become known. */
    public QualifyingActivity knowingBirthday(Instant at) {
        return new QualifyingActivity(at, birthdayYear, activeAt, silentDays, noticedAt);
    }

    /** A year's birthday has been. */
    public QualifyingActivity celebrated(int year) {
        return new QualifyingActivity(birthdayFrom, year, activeAt, silentDays, noticedAt);
    }

    /**
     * The customer did something. What is heard of late shortens the silence that came after it; one that has been
     * noticed by then is not noticed again.
     */
    public QualifyingActivity active(Instant at) {
        if (activeAt != null && !at.isAfter(activeAt)) {
            return this;
        }
        boolean ended = noticedAt == null || !at.isBefore(noticedAt);
        return new QualifyingActivity(birthdayFrom, birthdayYear, at, ended ? 0 : silentDays, ended ? null : noticedAt);
    }

    /** A silence has been noticed. */
    public QualifyingActivity silentFor(int days, Instant at) {
        return new QualifyingActivity(birthdayFrom, birthdayYear, activeAt, days, at);
    }
}
