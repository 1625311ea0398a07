package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Posts accruals, releases, expiries and adjustments. If the balance is negative, points that become available first raise it
 * to zero; the rest opens a lot. See {@code docs/points.md}.
 */
final class PointsPosting {

    /** How long restored or added points can be spent if their own lot has expired. */
    private static final Period GRACE_PERIOD = Period.ofDays(30);

    private final DecisionContext context;

    PointsPosting(DecisionContext context) {
        this.context = context;
    }

    /**
     * Posts the accrual of available points.
     */
    void accrueAvailable(AccrualRequest request, long points, Expiry expiry) {
        List<LotChange> lots = creditLot(LotChange.opening(request.entryId(), points, expiry));
        context.ledger().post(EntryDraft.availableAccrual(request, points, lots), request.cause());
    }

    /** Posts more points of a released accrual: into its lot or, if that has expired, into a new lot for 30 days. */
    void accrueInto(OrderAccrual accrual, AccrualRequest request, long points) {
        Instant at = request.cause().at();
        OrderAccrual.Released released = Objects.requireNonNull(accrual.released());
        Expiry expiry = expiry(released.at(), accrual.terms().expiry());
        if (isExpired(expiry, released.sequence(), at)) {
            accrueAvailable(request, points, gracePeriod(at));
        } else {
            LotChange ownLot = new LotChange(accrual.entryId(), points, expiry, released.sequence());
            context.ledger().post(EntryDraft.availableAccrual(request, points, creditLot(ownLot)), request.cause());
        }
    }

    /** Posts the accrual of pending points. */
    void accruePending(AccrualRequest request, long points) {
        context.ledger().post(EntryDraft.pendingAccrual(request, points), request.cause());
    }

    /**
     * Returns whether a lot has expired at an instant, or at the account's time if that is later. A lot that expires by
     * inactivity has expired only if the inactivity has emptied it.
     *
     * @param openedBy sequence of the entry that opened the lot
     */
    boolean isExpired(Expiry expiry, long openedBy, Instant at) {
        Account account = context.account().snapshot();
        Instant timersFiredUntil = account.timersFiredUntil();
        return switch (expiry) {
            case Expiry.At(Instant expiresAt) ->
                !expiresAt.isAfter(at.isAfter(timersFiredUntil) ? at : timersFiredUntil);
            case Expiry.AfterInactivity inactivity ->
                account.pointsActivity().expiredLots().contains(openedBy);
            case Expiry.Never never -> false;
        };
    }

    /** Posts the release of pending points and cancels their release timer. */
    void release(Timer.Release release, Cause cause) {
        Expiry expiry = expiry(cause.at(), release.expiry());
        List<LotChange> lot = creditLot(LotChange.opening(release.accrualId(), release.points(), expiry));
        context.ledger().post(EntryDraft.release(release, lot), cause);
        context.account().cancelRelease(release.accrualId());
    }

    /** Posts the expiry of a lot. */
    void expire(Lot lot, Cause cause) {
        context.ledger().post(EntryDraft.expiry(lot), cause);
    }

    /**
     * Posts an adjustment. A debit that exceeds the lots overdraws the balance. Added points whose {@code expiresAt} has
     * passed expire at once; what they fill of a negative balance stays. Points without an {@code expiresAt} expire by
     * inactivity where the ruleset says so, else never.
     */
    void adjust(PointsAdjusted event) {
        Cause cause = Cause.of(event);
        EntryId lotId = EntryId.adjustment(event.eventId());
        if (event.points() <= 0) {
            List<LotChange> debits = debits(context.account().lots(), -event.points());
            context.ledger().post(EntryDraft.adjustment(event, debits), cause);
            return;
        }
        Expiry expiry =
                event.expiresAt() == null ? context.ruleset().expiryOfOtherPoints() : new Expiry.At(event.expiresAt());
        List<LotChange> credit = creditLot(LotChange.opening(lotId, event.points(), expiry));
        context.ledger().post(EntryDraft.adjustment(event, credit), cause);
        if (event.expiresAt() != null && isExpired(expiry, 0, cause.at())) {
            context.account().snapshot().lot(lotId).ifPresent(lot -> expire(lot, cause));
        }
    }

    /** Returns whether a rule can award a number of points within 64 bits. */
    boolean fits(long points) {
        return context.account().snapshot().lifetime().earned() <= Long.MAX_VALUE - points
                && canHold(context.account().snapshot(), points);
    }

    /** Returns whether an account can gain a number of points within 64 bits, even after all spent points are restored. */
    static boolean canHold(Account account, long points) {
        Balance balance = account.balance();
        return balance.available() + account.lifetime().spent() + balance.pending() <= Long.MAX_VALUE - points;
    }

    /** Returns whether an account can lose a number of points within 64 bits, even after all earned points are taken back. */
    static boolean canLose(Account account, long points) {
        Balance balance = account.balance();
        long earned = account.lifetime().earned() - balance.pending();
        return balance.available() >= points - Long.MAX_VALUE
                && balance.available() - points >= earned - Long.MAX_VALUE;
    }

    /** Returns whether an account can spend a number of points within 64 bits. The balance may become negative. */
    static boolean canRedeem(Account account, long points) {
        long spent = Math.max(account.lifetime().spent(), account.spentPoints());
        return spent <= Long.MAX_VALUE - points && canLose(account, points);
    }

    /** Returns the credit of a lot after its points have raised a negative balance to zero; empty if none are left. */
    private List<LotChange> creditLot(LotChange lot) {
        long credited = lot.points()
                - Math.min(lot.points(), overdrawnPoints(context.account().snapshot()));
        return credited == 0 ? List.of() : List.of(new LotChange(lot.lotId(), credited, lot.expiry(), lot.openedBy()));
    }

    /** Returns the points by which a balance is below zero, 0 or more. */
    static long overdrawnPoints(Account account) {
        return Math.max(0, Math.negateExact(account.balance().available()));
    }

    /**
     * Returns when points expire that become available at an instant.
     *
     * @param terms null for never
     */
    Expiry expiry(Instant availableAt, @Nullable ExpiryTerms terms) {
        return terms == null
                ? Expiry.NEVER
                : terms.expiryOf(availableAt, context.ruleset().zone());
    }

    /** Returns the expiry of points that come back at an instant after their own lot expired. */
    Expiry gracePeriod(Instant at) {
        return new Expiry.At(plus(at, GRACE_PERIOD));
    }

    /** Adds a calendar period to an instant, in the ruleset's time zone. */
    Instant plus(Instant from, Period period) {
        return from.atZone(context.ruleset().zone()).plus(period).toInstant();
    }

    /** Returns the debits of a number of points from lots, in the given order; fewer points if the lots do not suffice. */
    static List<LotChange> debits(List<Lot> lots, long points) {
        List<LotChange> changes = new ArrayList<>();
        long left = points;
        for (Lot lot : lots) {
            if (left == 0) {
                break;
            }
            long debited = Math.min(left, lot.remaining());
            changes.add(lot.debit(debited));
            left -= debited;
        }
        return changes;
    }
}
