package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.Expiry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the timers of an account's lots that expire by inactivity. Such lots are the last ones in spending order, so an
 * account without them needs one look. Lots of the same terms expire at the same instant, which is calculated once.
 */
final class InactivityExpiries {

    private final Account account;
    private final List<Lot> lots;
    private final @Nullable Instant lastActivity;
    private int next;
    private Expiry.@Nullable AfterInactivity terms;
    private @Nullable Instant expiresAt;

    private InactivityExpiries(Account account) {
        this.account = account;
        this.lots = account.lots();
        this.lastActivity = account.pointsActivity().lastAt();
        this.next = lots.size() - 1;
    }

    /** Offers the expiries of all lots that can expire first. */
    static void offerExpiries(Account account, UpcomingTimers.Earliest earliest) {
        InactivityExpiries expiries = new InactivityExpiries(account);
        for (Lot lot = expiries.nextLot(); lot != null; lot = expiries.nextLot()) {
            Instant at = expiries.expiryOf(lot, 0, earliest);
            if (at != null) {
                earliest.offer(new Timer.LotExpiry(lot, at));
            }
        }
    }

    /** Returns the next warning of those sent a number of days before an expiry; null if none can be the first timer. */
    static Timer.@Nullable ExpiryWarning warning(
            Account account, int days, ZoneId zone, UpcomingTimers.Earliest earliest) {
        InactivityExpiries expiries = new InactivityExpiries(account);
        Timer.ExpiryWarning first = null;
        for (Lot lot = expiries.nextLot(); lot != null; lot = expiries.nextLot()) {
            Instant expiresAt = expiries.expiryOf(lot, days, earliest);
            if (expiresAt != null && (first == null || expiresAt.isBefore(first.expiresAt()))) {
                Instant at = UpcomingTimers.warningTime(expiresAt, days, zone);
                if (at.isAfter(account.timersFiredUntil())) {
                    first = new Timer.ExpiryWarning(at, expiresAt, days);
                }
            }
        }
        return first;
    }

    /** Returns the next lot that expires by inactivity; null if none is left. */
    private @Nullable Lot nextLot() {
        while (next >= 0 && lots.get(next).expiresAt() == null) {
            Lot lot = lots.get(next--);
            if (lot.expiry() instanceof Expiry.AfterInactivity) {
                return lot;
            }
        }
        return null;
    }

    /** Returns when a lot expires; null if a timer some days before that cannot be the first. */
    private @Nullable Instant expiryOf(Lot lot, int daysBefore, UpcomingTimers.Earliest earliest) {
        if (lastActivity == null || !(lot.expiry() instanceof Expiry.AfterInactivity inactivity)) {
            return null;
        }
        if (!inactivity.equals(terms)) {
            terms = inactivity;
            expiresAt = earliest.canBeFirst(lastActivity, inactivity.period().minDays() - daysBefore)
                    ? account.pointsActivity().expiryOf(lot)
                    : null;
        }
        return expiresAt;
    }
}
