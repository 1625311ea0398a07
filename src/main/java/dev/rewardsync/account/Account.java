package dev.rewardsync.account;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loyalty state of one customer. Points change by {@link #apply} alone, live and when replayed.
 *
 * @param owner the customer; a guest's account never has points
 * @param numbers how many ledger entries and balance records were written
 * @param lots in spending order; together they hold {@code max(available, 0)} points
 * @param dailyAwards what rules with a daily cap gave on recent days
 * @param tierStatus the customer's tier
 * @param activity what the calendar has brought about already
 * @param settledTo the latest moment up to which everything due has been settled
 */
@RecordBuilder
public record Account(
        AccountOwner owner,
        CustomerProfile profile,
        CustomerStatistics statistics,
        Balance balance,
        LifetimePoints lifetime,
        RecordNumbers numbers,
        List<Lot> lots,
        Timers timers,
        List<DailyAward> dailyAwards,
        TierStatus tierStatus,
        QualifyingActivity activity,
        Instant settledTo)
        implements AccountBuilder.With {

    /** The account of someone of whom nothing is known. */
    public static Account opened(AccountOwner owner) {
        return new Account(
                owner,
                CustomerProfile.UNKNOWN,
                CustomerStatistics.NONE,
                Balance.ZERO,
                LifetimePoints.NONE,
                RecordNumbers.NONE,
                List.of(),
                Timers.EMPTY,
                List.of(),
                TierStatus.NONE,
                QualifyingActivity.NONE,
                Instant.MIN);
    }

    /**
     * The account after an entry.
     *
     * @throws IllegalStateException where the entry does not follow this account: its sequence, balance or lots do not
     *     fit; nothing of it then takes effect
     * @throws ArithmeticException where a figure leaves 64 bits
     */
    public Account apply(LedgerEntry entry) {
        Balance after = balance.plus(entry.available(), entry.pending());
        checkFollows(entry, after);
        List<Lot> changedLots = lots;
        for (LotChange change : entry.lots()) {
            changedLots = withLot(changedLots, change, entry);
        }
        return AccountBuilder.builder(this)
                .balance(after)
                .lifetime(lifetimeAfter(entry))
                .numbers(numbers.withEntry(entry.sequence()))
                .lots(changedLots)
                .build();
    }

    private void checkFollows(LedgerEntry entry, Balance after) {
        if (owner.guest() || !entry.customerId().equals(owner.id())) {
            throw new IllegalStateException("entry %s is another customer's".formatted(entry.entryId()));
        }
        if (entry.sequence() != sequence() + 1 || !entry.balance().equals(after)) {
            throw new IllegalStateException(
                    "entry %s does not follow: expected sequence %d and %s, got sequence %d and %s"
                            .formatted(entry.entryId(), sequence() + 1, after, entry.sequence(), entry.balance()));
        }
        if (after.pending() < 0) {
            throw new IllegalStateException("entry %s takes more than is pending".formatted(entry.entryId()));
        }
        long spendable = Math.max(0, after.available()) - Math.max(0, balance.available());
        long inLots = 0;
        for (LotChange change : entry.lots()) {
            inLots += change.points();
        }
        if (inLots != spendable) {
            throw new IllegalStateException(
                    "entry %s leaves other points in lots than can be spent".formatted(entry.entryId()));
        }
    }

    private LifetimePoints lifetimeAfter(LedgerEntry entry) {
        long change = Math.addExact(entry.available(), entry.pending());
        return switch (entry.type()) {
            case ACCRUAL, REVERSAL ->
                new LifetimePoints(Math.addExact(lifetime.earned(), change), lifetime.spent(), lifetime.expired());
            case REDEMPTION, RESTORATION ->
                new LifetimePoints(lifetime.earned(), Math.subtractExact(lifetime.spent(), change), lifetime.expired());
            case EXPIRY ->
                new LifetimePoints(lifetime.earned(), lifetime.spent(), Math.subtractExact(lifetime.expired(), change));
            case RELEASE, ADJUSTMENT -> lifetime;
        };
    }

    private static List<Lot> withLot(List<Lot> lots, LotChange change, LedgerEntry entry) {
        List<Lot> result = new ArrayList<>(lots);
        int index = indexOf(lots, change.lotId());
        if (index >= 0) {
            Lot changed = lots.get(index).plus(change.points());
            if (changed.remaining() < 0) {
                throw new IllegalStateException(
                        "entry %s takes more than lot %s has".formatted(entry.entryId(), change.lotId()));
            }
            if (changed.remaining() == 0) {
                result.remove(index);
            } else {
                result.set(index, changed);
            }
            return List.copyOf(result);
        }
        if (change.points() <= 0) {
            throw new IllegalStateException(
                    "entry %s takes from lot %s, which is not open".formatted(entry.entryId(), change.lotId()));
        }
        long openedBy = change.openedBy() == 0 ? entry.sequence() : change.openedBy();
        result.add(new Lot(change.lotId(), change.points(), change.expiresAt(), openedBy));
        result.sort(Lot.SPENDING_ORDER);
        return List.copyOf(result);
    }

    private static int indexOf(List<Lot> lots, String lotId) {
        for (int index = 0; index < lots.size(); index++) {
            if (lots.get(index).lotId().equals(lotId)) {
                return index;
            }
        }
        return -1;
    }

    /** The sequence of the last ledger entry, 0 before the first. */
    public long sequence() {
        return numbers.entries();
    }

    /** Points spent over the customer's whole life, here and before moving in, net of what was given back. */
    public long spentPoints() {
        return statistics.spentElsewhere() + lifetime.spent();
    }

    /** The open lot of an id. */
    public Optional<Lot> lot(String lotId) {
        int index = indexOf(lots, lotId);
        return index < 0 ? Optional.empty() : Optional.of(lots.get(index));
    }

    /**
     * Returns whether a balance record of this account differs from one of an earlier state in anything but {@code asOf}.
     * Points, lifetime statistics and lots change by ledger entries alone, so {@code sequence} stands for all of them. Guests
     * have no balance.
     */
    public boolean hasOtherBalanceThan(Account earlier) {
        return !owner.guest()
                && (sequence() != earlier.sequence()
                        || !tierStatus.tier().equals(earlier.tierStatus.tier())
                        || !profile.group().equals(earlier.profile.group()));
    }

    /** Returns this account with one more balance record written. */
    public Account withNextBalanceRecord() {
        return withNumbers(numbers.withNextBalance());
    }

    /** Returns this account with time moved on; its time never goes back. */
    public Account settledTo(Instant instant) {
        return instant.isAfter(settledTo) ? withSettledTo(instant) : this;
    }

    /** Returns this account with a release timer, in place of one for the same accrual. */
    public Account withRelease(Timer.Release release) {
        return withTimers(timers.withoutRelease(release.id()).plus(release));
    }

    /** Returns this account with fewer points of an accrual to release; with none left, the release is off. */
    public Account releasingLess(String accrualId, long points) {
        return points == 0 ? this : withTimers(timers.releasingLess(accrualId, points));
    }

    /** Returns this account without an accrual's release timer. */
    public Account withoutRelease(String accrualId) {
        return withTimers(timers.withoutRelease(accrualId));
    }

    /** Returns this account with a timer that ends the wait of an order's parked events. */
    public Account withParkedEvents(String orderId, Instant until) {
        return withTimers(timers.waitingFor(orderId, until));
    }

    /** Returns this account without the timer of an order's parked events. */
    public Account withoutParkedEvents(String orderId) {
        return withTimers(timers.notWaitingFor(orderId));
    }
}
