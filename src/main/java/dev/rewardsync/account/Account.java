package dev.rewardsync.account;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
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
 * @param caps what rules with a daily cap gave on recent days
 * @param standing the customer's tier
 * @param rhythm what the calendar has brought about already
 * @param settledTo the latest moment up to which everything due has been settled
 */
public record Account(
        AccountOwner owner,
        CustomerProfile profile,
        CustomerStatistics figures,
        Balance balance,
        LifetimePoints lifetime,
        RecordNumbers numbers,
        List<Lot> lots,
        Timers agenda,
        List<DailyAward> caps,
        TierStatus standing,
        QualifyingActivity rhythm,
        Instant settledTo) {

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
        return new Account(
                owner,
                profile,
                figures,
                after,
                lifetimeAfter(entry),
                numbers.withEntry(entry.sequence()),
                changedLots,
                agenda,
                caps,
                standing,
                rhythm,
                settledTo);
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
        return figures.spentElsewhere() + lifetime.spent();
    }

    /** The open lot of an id. */
    public Optional<Lot> lot(String lotId) {
        int index = indexOf(lots, lotId);
        return index < 0 ? Optional.empty() : Optional.of(lots.get(index));
    }

    /**
     * Returns whether a balance record of this account differs from one of an earlier state in anything but {@code asOf}.
     * Points, lifetime figures and lots change by ledger entries alone, so {@code sequence} stands for all of them. Guests
     * have no balance.
     */
    public boolean hasOtherBalanceThan(Account earlier) {
        return !owner.guest()
                && (sequence() != earlier.sequence()
                        || !standing.tier().equals(earlier.standing.tier())
                        || !profile.group().equals(earlier.profile.group()));
    }

    /** This account with one more balance record written. */
    public Account withNextBalanceRecord() {
        return new Account(
                owner,
                profile,
                figures,
                balance,
                lifetime,
                numbers.withNextBalance(),
                lots,
                agenda,
                caps,
                standing,
                rhythm,
                settledTo);
    }

    /** This account with another profile. */
    public Account with(CustomerProfile changed) {
        return new Account(
                owner, changed, figures, balance, lifetime, numbers, lots, agenda, caps, standing, rhythm, settledTo);
    }

    /** This account with other figures. */
    public Account with(CustomerStatistics changed) {
        return new Account(
                owner, profile, changed, balance, lifetime, numbers, lots, agenda, caps, standing, rhythm, settledTo);
    }

    /** This account with another agenda. */
    private Account with(Timers changed) {
        return new Account(
                owner, profile, figures, balance, lifetime, numbers, lots, changed, caps, standing, rhythm, settledTo);
    }

    /** This account with another standing. */
    public Account with(TierStatus changed) {
        return new Account(
                owner, profile, figures, balance, lifetime, numbers, lots, agenda, caps, changed, rhythm, settledTo);
    }

    /** This account with another rhythm. */
    public Account with(QualifyingActivity changed) {
        return new Account(
                owner, profile, figures, balance, lifetime, numbers, lots, agenda, caps, standing, changed, settledTo);
    }

    /** This account with other daily caps. */
    public Account withCaps(List<DailyAward> changed) {
        return new Account(
                owner, profile, figures, balance, lifetime, numbers, lots, agenda, changed, standing, rhythm,
                settledTo);
    }

    /** This account with time moved on; its time never goes back. */
    public Account settledTo(Instant instant) {
        return instant.isAfter(settledTo)
                ? new Account(
                        owner, profile, figures, balance, lifetime, numbers, lots, agenda, caps, standing, rhythm,
                        instant)
                : this;
    }

    /** This account with a release in its agenda. */
    public Account scheduling(Timer.Release release) {
        return with(agenda.withoutRelease(release.id()).plus(release));
    }

    /** This account with so many points of an accrual not released any more; with none left, the release is off. */
    public Account releasingLess(String accrualId, long points) {
        return points == 0 ? this : with(agenda.releasingLess(accrualId, points));
    }

    /** This account with an accrual's release taken off its agenda. */
    public Account notReleasing(String accrualId) {
        return with(agenda.withoutRelease(accrualId));
    }

    /** This account waiting for an order until then. */
    public Account waitingFor(String orderId, Instant until) {
        return with(agenda.waitingFor(orderId, until));
    }

    /** This account no longer waiting for an order. */
    public Account notWaitingFor(String orderId) {
        return with(agenda.notWaitingFor(orderId));
    }
}
