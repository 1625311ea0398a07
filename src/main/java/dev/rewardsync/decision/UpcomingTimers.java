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
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What time alone will bring about for a customer under a ruleset. */
final class UpcomingTimers {

    /** More than clocks of any place were ever put forward or back. */
    private static final long SLACK_DAYS = 2;

    private static final long SHORTEST_MONTH_DAYS = 28;

    private final Ruleset ruleset;
    private final List<Integer> warningDays;
    private final List<Integer> silences;

    UpcomingTimers(Ruleset ruleset, List<Integer> warningDays) {
        this.ruleset = ruleset;
        this.warningDays = warningDays;
        this.silences = ruleset.inactivityDays();
    }

    /**
     * What is due first.
     *
     * @param until the end of what is looked at
     * @param waitsUntil the same for the waits for orders, which count from an event's arrival
     */
    Optional<Timer> next(Account account, Instant until, Instant waitsUntil) {
        Earliest earliest = new Earliest(until);
        offerExpiries(account.lots(), earliest);
        for (Timer.Release release : account.timers().releases()) {
            earliest.offer(release);
        }
        earliest.offer(birthday(account));
        earliest.offer(silence(account.activity(), earliest));
        for (int days : warningDays) {
            earliest.offer(warning(account, days, earliest));
        }
        earliest.offer(tierReview(account.tierStatus(), earliest));
        for (Timer.ParkedEventTimeout wait : account.timers().waits()) {
            if (!wait.at().isAfter(waitsUntil)) {
                earliest.take(wait);
            }
        }
        return Optional.ofNullable(earliest.due);
    }

    /** When something is due first; empty where nothing ever is. */
    Optional<Instant> nextAt(Account account) {
        return next(account, Instant.MAX, Instant.MAX).map(Timer::at);
    }

    /**
     * What is due first of all that is offered. A customer is looked through for every event, so it goes without streams,
     * and calendars are asked only where days of 24 hours leave it open what is first.
     */
    private static final class Earliest {
        private final Instant until;
        private @Nullable Timer due;

        Earliest(Instant until) {
            this.until = until;
        }

        /** Whether what is due some days after a moment, or a little before, can still be first. */
        boolean canBeFirst(Instant moment, long daysLater) {
            Instant soonest = moment.plus(daysLater - SLACK_DAYS, ChronoUnit.DAYS);
            return !soonest.isAfter(due == null ? until : due.at());
        }

        void offer(@Nullable Timer offered) {
            if (offered != null && !offered.at().isAfter(until)) {
                take(offered);
            }
        }

        void take(Timer offered) {
            if (due == null || Timer.ORDER.compare(offered, due) < 0) {
                due = offered;
            }
        }
    }

    /** Lots are in order of expiry, so those that run out first are in front. */
    private static void offerExpiries(List<Lot> lots, Earliest earliest) {
        Instant first = lots.isEmpty() ? null : lots.getFirst().expiresAt();
        if (first == null || first.isAfter(earliest.until)) {
            return;
        }
        for (Lot lot : lots) {
            if (!first.equals(lot.expiresAt())) {
                return;
            }
            earliest.take(new Timer.LotExpiry(lot, first));
        }
    }

    /** The next warning of a number of days: of the first lot whose own is not past. */
    private Timer.@Nullable ExpiryWarning warning(Account account, int days, Earliest earliest) {
        for (Lot lot : account.lots()) {
            if (lot.expiresAt() == null || !earliest.canBeFirst(lot.expiresAt(), -days)) {
                return null;
            }
            Instant at = before(lot.expiresAt(), days);
            if (at.isAfter(account.settledTo())) {
                return new Timer.ExpiryWarning(at, lot.expiresAt(), days);
            }
        }
        return null;
    }

    /** The warnings that are due at one moment, next for the account. */
    List<Timer.ExpiryWarning> warningsAt(Account account, Instant at) {
        return warningDays.stream()
                .map(days -> warning(account, days, new Earliest(at)))
                .filter(Objects::nonNull)
                .filter(warning -> warning.at().equals(at))
                .toList();
    }

    private Instant before(Instant expiresAt, int days) {
        return expiresAt.atZone(ruleset.zone()).minusDays(days).toInstant();
    }

    /** 00:00 of the first day by which something no longer counts towards the tier. */
    private Timer.@Nullable TierReassessment tierReview(TierStatus standing, Earliest earliest) {
        TierPolicy tiers = ruleset.tiers();
        if (tiers == null || tiers.window() == null) {
            return null;
        }
        Period window = tiers.window();
        Instant oldest = oldest(standing);
        long atLeastDays = window.toTotalMonths() * SHORTEST_MONTH_DAYS + window.getDays();
        return oldest == null || !earliest.canBeFirst(oldest, atLeastDays)
                ? null
                : new Timer.TierReassessment(
                        midnightFrom(oldest.atZone(ruleset.zone()).plus(window)));
    }

    private static @Nullable Instant oldest(TierStatus standing) {
        Instant oldest = standing.granted() == null ? null : standing.granted().at();
        for (TierStatus.QualifyingAmount counted : standing.window()) {
            if (oldest == null || counted.at().isBefore(oldest)) {
                oldest = counted.at();
            }
        }
        return oldest;
    }

    /** The first birthday that begins after it became known and whose year has not had one. */
    private Timer.@Nullable Birthday birthday(Account account) {
        LocalDate birthday = account.profile().birthday();
        QualifyingActivity rhythm = account.activity();
        if (birthday == null || rhythm.birthdayFrom() == null) {
            return null;
        }
        int knownIn = rhythm.birthdayFrom().atZone(ruleset.zone()).getYear();
        int year = Math.max(knownIn, rhythm.birthdayYear() + 1);
        Instant at = beginningOf(birthday, year);
        return at.isAfter(rhythm.birthdayFrom())
                ? new Timer.Birthday(at, year)
                : new Timer.Birthday(beginningOf(birthday, year + 1), year + 1);
    }

    /** 29 February is the 28th in years that lack it. */
    private Instant beginningOf(LocalDate birthday, int year) {
        return MonthDay.from(birthday).atYear(year).atStartOfDay(ruleset.zone()).toInstant();
    }

    private Timer.@Nullable Inactivity silence(QualifyingActivity rhythm, Earliest earliest) {
        if (rhythm.activeAt() == null) {
            return null;
        }
        for (int days : silences) {
            if (days > rhythm.silentDays()) {
                if (!earliest.canBeFirst(rhythm.activeAt(), days)) {
                    return null;
                }
                ZonedDateTime activeAt = rhythm.activeAt().atZone(ruleset.zone());
                return new Timer.Inactivity(midnightFrom(activeAt.plusDays(days)), days);
            }
        }
        return null;
    }

    /** The moment itself where it is the beginning of a day, else the beginning of the next. */
    private Instant midnightFrom(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        ZonedDateTime midnight = day.atStartOfDay(ruleset.zone());
        return (midnight.isBefore(moment) ? day.plusDays(1).atStartOfDay(ruleset.zone()) : midnight).toInstant();
    }
}
