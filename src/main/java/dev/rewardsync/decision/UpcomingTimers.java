package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.QualifyingActivity;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timer;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the timers that will fire for an account under a ruleset. */
final class UpcomingTimers {

    /** The tolerance of estimates in days. No time zone has ever changed its offset by this much. */
    private static final long SLACK_DAYS = 2;

    private static final long SHORTEST_MONTH_DAYS = 28;
    private static final long SHORTEST_YEAR_DAYS = 365;

    private final Ruleset ruleset;
    private final List<Integer> warningDays;
    private final List<Integer> inactivityPeriods;

    UpcomingTimers(Ruleset ruleset, List<Integer> warningDays) {
        this.ruleset = ruleset;
        this.warningDays = warningDays;
        this.inactivityPeriods = ruleset.inactivityDays();
    }

    /**
     * Returns the first timer.
     *
     * @param until the last instant to consider
     * @param parkedUntil the last instant to consider for timeouts of parked events, see {@link TimerRunner#fireUntil}
     */
    Optional<Timer> next(Account account, Instant until, Instant parkedUntil) {
        Earliest earliest = new Earliest(until);
        offerLotExpiries(account.lots(), earliest);
        InactivityExpiries.offerExpiries(account, earliest);
        for (Timer.Release release : account.timers().releases()) {
            earliest.offer(release);
        }
        earliest.offer(birthday(account));
        earliest.offer(anniversary(account.activity().signUp(), earliest));
        earliest.offer(inactivity(account.activity(), earliest));
        for (int days : warningDays) {
            earliest.offer(warning(account, days, earliest));
            earliest.offer(InactivityExpiries.warning(account, days, ruleset.zone(), earliest));
        }
        earliest.offer(tierReassessment(account.tierStatus(), earliest));
        earliest.offer(endOfGuarantee(account.tierStatus()));
        for (Timer.ParkedEventTimeout timeout : account.timers().parkedEventTimeouts()) {
            if (!timeout.at().isAfter(parkedUntil)) {
                earliest.replaceIfEarlier(timeout);
            }
        }
        return Optional.ofNullable(earliest.first);
    }

    /** Returns when the first timer fires; empty if there is none. */
    Optional<Instant> nextAt(Account account) {
        return next(account, Instant.MAX, Instant.MAX).map(Timer::at);
    }

    /**
     * Collects the earliest timer. It runs for every event, so it uses no streams, and does calendar arithmetic only if
     * estimates in days do not show that another timer is earlier.
     */
    static final class Earliest {
        private final Instant until;
        private @Nullable Timer first;

        Earliest(Instant until) {
            this.until = until;
        }

        /** Returns whether a timer about {@code daysLater} days after an instant can be the earliest. */
        boolean canBeFirst(Instant moment, long daysLater) {
            Instant earliest = moment.plus(daysLater - SLACK_DAYS, ChronoUnit.DAYS);
            return !earliest.isAfter(first == null ? until : first.at());
        }

        void offer(@Nullable Timer timer) {
            if (timer != null && !timer.at().isAfter(until)) {
                replaceIfEarlier(timer);
            }
        }

        void replaceIfEarlier(Timer timer) {
            if (first == null || Timer.ORDER.compare(timer, first) < 0) {
                first = timer;
            }
        }
    }

    /** Offers the expiries of the first lots that have an expiry date. Lots are in order of that date. */
    private static void offerLotExpiries(List<Lot> lots, Earliest earliest) {
        Instant first = lots.isEmpty() ? null : lots.getFirst().expiresAt();
        if (first == null || first.isAfter(earliest.until)) {
            return;
        }
        for (Lot lot : lots) {
            if (!first.equals(lot.expiresAt())) {
                return;
            }
            earliest.replaceIfEarlier(new Timer.LotExpiry(lot, first));
        }
    }

    /**
     * Returns the next warning of those that are sent a number of days before an expiry date; null if there is none. Warnings up to
     * the account's time have been sent.
     */
    private Timer.@Nullable ExpiryWarning warning(Account account, int days, Earliest earliest) {
        for (Lot lot : account.lots()) {
            if (lot.expiresAt() == null || !earliest.canBeFirst(lot.expiresAt(), -days)) {
                return null;
            }
            Instant at = warningTime(lot.expiresAt(), days, ruleset.zone());
            if (at.isAfter(account.timersFiredUntil())) {
                return new Timer.ExpiryWarning(at, lot.expiresAt(), days);
            }
        }
        return null;
    }

    /** Returns the warnings that fire next at an instant. */
    List<Timer.ExpiryWarning> warningsAt(Account account, Instant at) {
        return warningDays.stream()
                .flatMap(days -> Stream.of(
                        warning(account, days, new Earliest(at)),
                        InactivityExpiries.warning(account, days, ruleset.zone(), new Earliest(at))))
                .filter(Objects::nonNull)
                .filter(warning -> warning.at().equals(at))
                .distinct()
                .toList();
    }

    static Instant warningTime(Instant expiresAt, int days, ZoneId zone) {
        return expiresAt.atZone(zone).minusDays(days).toInstant();
    }

    /** Returns the reassessment at 00:00 of the first day on which an amount has left the window; null if there is none. */
    private Timer.@Nullable TierReassessment tierReassessment(TierStatus status, Earliest earliest) {
        TierPolicy tiers = ruleset.tiers();
        if (tiers == null || tiers.window() == null) {
            return null;
        }
        Period window = tiers.window();
        Instant oldest = oldest(status);
        long minDays = window.toTotalMonths() * SHORTEST_MONTH_DAYS + window.getDays();
        return oldest == null || !earliest.canBeFirst(oldest, minDays)
                ? null
                : new Timer.TierReassessment(
                        nextMidnight(oldest.atZone(ruleset.zone()).plus(window)));
    }

    private Timer.@Nullable TierReassessment endOfGuarantee(TierStatus status) {
        Instant until = status.guaranteedUntil();
        TierPolicy tiers = ruleset.tiers();
        return until == null || tiers == null || tiers.guarantee() == null ? null : new Timer.TierReassessment(until);
    }

    private static @Nullable Instant oldest(TierStatus status) {
        Instant oldest = status.granted() == null ? null : status.granted().at();
        for (TierStatus.QualifyingAmount amount : status.window()) {
            if (oldest == null || amount.at().isBefore(oldest)) {
                oldest = amount.at();
            }
        }
        return oldest;
    }

    /** Returns the first birthday after the birthday became known whose timer has not fired; null if the birthday is unknown. */
    private Timer.@Nullable Birthday birthday(Account account) {
        LocalDate birthday = account.profile().birthday();
        QualifyingActivity activity = account.activity();
        if (birthday == null || activity.birthdayKnownAt() == null) {
            return null;
        }
        int yearKnown = activity.birthdayKnownAt().atZone(ruleset.zone()).getYear();
        int year = Math.max(yearKnown, activity.lastBirthdayYear() + 1);
        Instant at = startOf(birthday, year);
        return at.isAfter(activity.birthdayKnownAt())
                ? new Timer.Birthday(at, year)
                : new Timer.Birthday(startOf(birthday, year + 1), year + 1);
    }

    /** Returns the beginning of a day of the year in another year. 29 February is the 28th in other years. */
    private Instant startOf(LocalDate day, int year) {
        return MonthDay.from(day).atYear(year).atStartOfDay(ruleset.zone()).toInstant();
    }

    /** Returns the first anniversary of the sign-up whose timer has not fired; null if the customer never signed up. */
    private Timer.@Nullable Anniversary anniversary(QualifyingActivity.@Nullable SignUp signUp, Earliest earliest) {
        if (signUp == null || !earliest.canBeFirst(signUp.at(), SHORTEST_YEAR_DAYS)) {
            return null;
        }
        LocalDate day = signUp.at().atZone(ruleset.zone()).toLocalDate();
        int year = Math.max(day.getYear(), signUp.lastAnniversaryYear()) + 1;
        return new Timer.Anniversary(startOf(day, year), year);
    }

    /** Returns the latest year whose anniversary of a sign-up is not after an instant; 0 if there is none. */
    int passedAnniversaryYear(Instant signedUpAt, Instant until) {
        if (!until.isAfter(signedUpAt)) {
            return 0;
        }
        LocalDate day = signedUpAt.atZone(ruleset.zone()).toLocalDate();
        int year = until.atZone(ruleset.zone()).getYear();
        return startOf(day, year).isAfter(until) ? year - 1 : year;
    }

    private Timer.@Nullable Inactivity inactivity(QualifyingActivity activity, Earliest earliest) {
        if (activity.lastActiveAt() == null) {
            return null;
        }
        for (int days : inactivityPeriods) {
            if (days > activity.inactivityDays()) {
                if (!earliest.canBeFirst(activity.lastActiveAt(), days)) {
                    return null;
                }
                ZonedDateTime activeAt = activity.lastActiveAt().atZone(ruleset.zone());
                return new Timer.Inactivity(nextMidnight(activeAt.plusDays(days)), days);
            }
        }
        return null;
    }

    /** Returns the next midnight, or the instant itself if it is midnight. */
    private Instant nextMidnight(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        ZonedDateTime midnight = day.atStartOfDay(ruleset.zone());
        return (midnight.isBefore(moment) ? day.plusDays(1).atStartOfDay(ruleset.zone()) : midnight).toInstant();
    }
}
