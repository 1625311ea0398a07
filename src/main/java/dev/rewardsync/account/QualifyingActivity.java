package dev.rewardsync.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer's latest activity, and which birthday, anniversary and inactivity timers have fired.
 *
 * @param birthdayKnownAt when the birthday became known, which starts its timer; null if it is unknown
 * @param lastBirthdayYear the latest year whose birthday timer fired; 0 if none did
 * @param lastActiveAt when the customer last signed up, ordered, reviewed or did another activity; null if never
 * @param inactivityDays the longest inactivity, in whole days, whose timer fired since {@code lastActiveAt}; 0 if none did
 * @param inactivityFiredAt when that timer fired; null if none did
 * @param signUp the sign-up, whose anniversaries have a timer; null if the customer never signed up
 */
@RecordBuilder
public record QualifyingActivity(
        @Nullable Instant birthdayKnownAt,
        int lastBirthdayYear,
        @Nullable Instant lastActiveAt,
        int inactivityDays,
        @Nullable Instant inactivityFiredAt,
        @Nullable SignUp signUp)
        implements QualifyingActivityBuilder.With {

    /** No activity. */
    public static final QualifyingActivity NONE =
            QualifyingActivityBuilder.builder().build();

    /**
     * A sign-up and its anniversaries.
     *
     * @param lastAnniversaryYear the latest year whose anniversary has fired, or had passed when the sign-up came in; 0 if
     *     there is none
     */
    public record SignUp(Instant at, int lastAnniversaryYear) {}

    /** Returns this with a sign-up whose anniversaries up to a year have passed; 0 for none. */
    public QualifyingActivity withSignUp(Instant at, int passedYear) {
        return withSignUp(new SignUp(at, passedYear));
    }

    /**
     * Returns this after the anniversary timer of a year fired.
     *
     * @throws IllegalStateException if the customer never signed up
     */
    public QualifyingActivity withAnniversary(int year) {
        if (signUp == null) {
            throw new IllegalStateException("an anniversary without a sign-up");
        }
        return withSignUp(signUp.at(), year);
    }

    /** Returns this after the birthday timer of a year fired. */
    public QualifyingActivity withBirthday(int year) {
        return withLastBirthdayYear(year);
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
                ? with(changed -> changed.lastActiveAt(at).inactivityDays(0).inactivityFiredAt(null))
                : withLastActiveAt(at);
    }

    /** Returns this after the inactivity timer of a number of days fired. */
    public QualifyingActivity withInactivity(int days, Instant firedAt) {
        return with(changed -> changed.inactivityDays(days).inactivityFiredAt(firedAt));
    }
}
