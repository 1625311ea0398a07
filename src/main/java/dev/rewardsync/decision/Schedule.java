package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Due;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Rhythm;
import dev.rewardsync.account.Standing;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time alone will bring about for a customer under a ruleset. */
final class Schedule {

    private final Ruleset ruleset;
    private final List<Integer> warningDays;

    Schedule(Ruleset ruleset, List<Integer> warningDays) {
        this.ruleset = ruleset;
        this.warningDays = warningDays;
    }

    /**
     * What is due first.
     *
     * @param until the end of what is looked at
     * @param waitsUntil the same for the waits for orders, which count from an event's arrival
     */
    Optional<Due> next(Account account, Instant until, Instant waitsUntil) {
        return due(account)
                .filter(due -> !due.at().isAfter(due instanceof Due.WaitOver ? waitsUntil : until))
                .min(Due.ORDER);
    }

    /** When something is due first; empty where nothing ever is. */
    Optional<Instant> nextAt(Account account) {
        return due(account).map(Due::at).min(Comparator.naturalOrder());
    }

    /** What is due first of each kind, unordered. */
    private Stream<Due> due(Account account) {
        return Stream.of(
                        expiries(account.lots()),
                        account.agenda().releases().stream(),
                        account.agenda().waits().stream(),
                        Stream.ofNullable(tierReview(account.standing())),
                        Stream.ofNullable(birthday(account)),
                        Stream.ofNullable(silence(account.rhythm())),
                        warnings(account))
                .flatMap(due -> due);
    }

    /** Lots are in order of expiry, so those that run out first are in front. */
    private static Stream<Due> expiries(List<Lot> lots) {
        Instant first = lots.isEmpty() ? null : lots.getFirst().expiresAt();
        return first == null
                ? Stream.empty()
                : lots.stream().takeWhile(lot -> first.equals(lot.expiresAt())).map(lot -> new Due.Expiry(lot, first));
    }

    /** The next warning of each number of days: of the first lot whose own is not past. */
    private Stream<Due.ExpiryWarning> warnings(Account account) {
        return warningDays.stream()
                .flatMap(days -> account.lots().stream()
                        .flatMap(lot -> Stream.ofNullable(lot.expiresAt()))
                        .map(expiresAt -> new Due.ExpiryWarning(before(expiresAt, days), expiresAt, days))
                        .filter(warning -> warning.at().isAfter(account.settledTo()))
                        .limit(1));
    }

    /** The warnings that are due at one moment, next for the account. */
    List<Due.ExpiryWarning> warningsAt(Account account, Instant at) {
        return warnings(account).filter(warning -> warning.at().equals(at)).toList();
    }

    private Instant before(Instant expiresAt, int days) {
        return expiresAt.atZone(ruleset.zone()).minusDays(days).toInstant();
    }

    /** 00:00 of the first day by which something no longer counts towards the tier. */
    private Due.@Nullable TierReview tierReview(Standing standing) {
        TierPolicy tiers = ruleset.tiers();
        if (tiers == null || tiers.window() == null) {
            return null;
        }
        Period window = tiers.window();
        Stream<Instant> counted = standing.window().stream().map(Standing.Counted::at);
        Standing.Granted granted = standing.granted();
        return Stream.concat(counted, granted == null ? Stream.of() : Stream.of(granted.at()))
                .min(Comparator.naturalOrder())
                .map(at -> new Due.TierReview(
                        midnightFrom(at.atZone(ruleset.zone()).plus(window))))
                .orElse(null);
    }

    /** The first birthday that begins after it became known and whose year has not had one. */
    private Due.@Nullable Birthday birthday(Account account) {
        LocalDate birthday = account.profile().birthday();
        Rhythm rhythm = account.rhythm();
        if (birthday == null || rhythm.birthdayFrom() == null) {
            return null;
        }
        int knownIn = rhythm.birthdayFrom().atZone(ruleset.zone()).getYear();
        int year = Math.max(knownIn, rhythm.birthdayYear() + 1);
        Instant at = beginningOf(birthday, year);
        return at.isAfter(rhythm.birthdayFrom())
                ? new Due.Birthday(at, year)
                : new Due.Birthday(beginningOf(birthday, year + 1), year + 1);
    }

    /** 29 February is the 28th in years that lack it. */
    private Instant beginningOf(LocalDate birthday, int year) {
        return MonthDay.from(birthday).atYear(year).atStartOfDay(ruleset.zone()).toInstant();
    }

    private Due.@Nullable Silence silence(Rhythm rhythm) {
        if (rhythm.activeAt() == null) {
            return null;
        }
        ZonedDateTime activeAt = rhythm.activeAt().atZone(ruleset.zone());
        return ruleset.silences().stream()
                .filter(days -> days > rhythm.silentDays())
                .findFirst()
                .map(days -> new Due.Silence(midnightFrom(activeAt.plusDays(days)), days))
                .orElse(null);
    }

    /** The moment itself where it is the beginning of a day, else the beginning of the next. */
    private Instant midnightFrom(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        ZonedDateTime midnight = day.atStartOfDay(ruleset.zone());
        return (midnight.isBefore(moment) ? day.plusDays(1).atStartOfDay(ruleset.zone()) : midnight).toInstant();
    }
}
