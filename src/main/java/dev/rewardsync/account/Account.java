package dev.rewardsync.account;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loyalty state of one customer. Only {@link #apply} changes points, in live operation and in replay.
 *
 * @param owner the customer or guest; a guest's account never has points
 * @param numbers numbers of ledger entries and balance records written
 * @param lots open lots in spending order; together they hold {@code max(available, 0)} points
 * @param limitUsage what awards have used of the limits of rules
 * @param pointsActivity decides when lots expire by inactivity
 * @param timersFiredUntil the account time: all timers up to this instant have fired
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
        LimitUsage limitUsage,
        TierStatus tierStatus,
        QualifyingActivity activity,
        PointsActivity pointsActivity,
        Instant timersFiredUntil)
        implements AccountBuilder.With {

    /** Returns a new account without points. */
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
                LimitUsage.NONE,
                TierStatus.NONE,
                QualifyingActivity.NONE,
                PointsActivity.NONE,
                Instant.MIN);
    }

    /**
     * Returns this account after a ledger entry.
     *
     * @throws IllegalStateException if the entry's customer, sequence, balance or lots do not follow from this account
     * @throws ArithmeticException if a number of points leaves 64 bits
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
                .pointsActivity(pointsActivity.after(entry))
                .build();
    }

    private void checkFollows(LedgerEntry entry, Balance after) {
        if (owner.guest() || !entry.customerId().equals(owner.id())) {
            throw new IllegalStateException(
                    "entry %s is another customer's".formatted(entry.entryId().text()));
        }
        if (entry.sequence() != sequence() + 1 || !entry.balance().equals(after)) {
            throw new IllegalStateException(
                    "entry %s does not follow: expected sequence %d and %s, got sequence %d and %s"
                            .formatted(
                                    entry.entryId().text(), sequence() + 1, after, entry.sequence(), entry.balance()));
        }
        if (after.pending() < 0) {
            throw new IllegalStateException("entry %s takes more than is pending"
                    .formatted(entry.entryId().text()));
        }
        long spendable = Math.max(0, after.available()) - Math.max(0, balance.available());
        long inLots = 0;
        for (LotChange change : entry.lots()) {
            inLots += change.points();
        }
        if (inLots != spendable) {
            throw new IllegalStateException("entry %s changes the lots by %d points, expected %d"
                    .formatted(entry.entryId().text(), inLots, spendable));
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
                throw new IllegalStateException("entry %s takes more than lot %s has"
                        .formatted(entry.entryId().text(), change.lotId().text()));
            }
            if (changed.remaining() == 0) {
                result.remove(index);
            } else {
                result.set(index, changed);
            }
            return List.copyOf(result);
        }
        if (change.points() <= 0) {
            throw new IllegalStateException("entry %s takes from lot %s, which is not open"
                    .formatted(entry.entryId().text(), change.lotId().text()));
        }
        long openedBy = change.openedBy() == 0 ? entry.sequence() : change.openedBy();
        result.add(new Lot(change.lotId(), change.points(), change.expiry(), openedBy));
        result.sort(Lot.SPENDING_ORDER);
        return List.copyOf(result);
    }

    private static int indexOf(List<Lot> lots, EntryId lotId) {
        for (int index = 0; index < lots.size(); index++) {
            if (lots.get(index).lotId().equals(lotId)) {
                return index;
            }
        }
        return -1;
    }

    /** Returns the sequence of the last ledger entry; 0 if there is none. */
    public long sequence() {
        return numbers.entries();
    }

    /** Returns the points spent over the customer's whole life, including those of an opening, less restored points. */
    public long spentPoints() {
        return statistics.openingSpentPoints() + lifetime.spent();
    }

    /** Returns the open lot of an id; empty if there is none. */
    public Optional<Lot> lot(EntryId lotId) {
        int index = indexOf(lots, lotId);
        return index < 0 ? Optional.empty() : Optional.of(lots.get(index));
    }

    /**
     * Returns whether the balance records of this account and of an earlier state differ in anything but {@code asOf}.
     * Only ledger entries change points, lifetime points and lots, so it compares their {@code sequence} instead. Guests
     * have no balance record.
     */
    public boolean balanceRecordDiffersFrom(Account earlier) {
        return !owner.guest()
                && (sequence() != earlier.sequence()
                        || !tierStatus.tier().equals(earlier.tierStatus.tier())
                        || !profile.group().equals(earlier.profile.group()));
    }

    /** Returns this account after one more balance record. */
    public Account withNextBalanceRecord() {
        return withNumbers(numbers.withNextBalance());
    }

    /** Returns this account with its time advanced to an instant; account time never goes back. */
    public Account advancedTo(Instant instant) {
        return instant.isAfter(timersFiredUntil) ? withTimersFiredUntil(instant) : this;
    }

    /** Returns this account with a release timer, which replaces one for the same accrual. */
    public Account withRelease(Timer.Release release) {
        return withTimers(timers.withoutRelease(release.accrualId()).plus(release));
    }

    /** Returns this account with fewer points in an accrual's release timer; without the timer if no points are left. */
    public Account withLowerRelease(EntryId accrualId, long points) {
        return points == 0 ? this : withTimers(timers.withLowerRelease(accrualId, points));
    }

    /** Returns this account without an accrual's release timer. */
    public Account withoutRelease(EntryId accrualId) {
        return withTimers(timers.withoutRelease(accrualId));
    }

    /** Returns this account with a timeout of an order's parked events, which replaces one for the same order. */
    public Account withParkedEvents(String orderId, Instant until) {
        return withTimers(timers.plus(new Timer.ParkedEventTimeout(orderId, until)));
    }

    /** Returns this account without the timeout of an order's parked events. */
    public Account withoutParkedEvents(String orderId) {
        return withTimers(timers.withoutParkedEvents(orderId));
    }
}
