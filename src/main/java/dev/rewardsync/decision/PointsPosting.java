package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.EarningRule;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moves of points that concern no order's redemption: earned, released, run out. Points that become available fill
 * a negative balance first; their lot opens with the rest.
 */
final class PointsPosting {

    /** How long points can be spent again whose lot ran out meanwhile. */
    static final Period GRACE = Period.ofDays(30);

    private final DecisionContext context;

    PointsPosting(DecisionContext context) {
        this.context = context;
    }

    /** Books points earned that can be spent at once, until they expire; null for ever. */
    void accrueAvailable(AccrualRequest booking, long points, @Nullable Instant expiresAt) {
        accrue(booking, points, 0, opening(LotChange.opening(booking.entryId(), points, expiresAt)));
    }

    /** Books more points of a released accrual: into its lot or, where that has run out, into one for 30 days. */
    void accrueInto(OrderAccrual accrual, AccrualRequest booking, long points) {
        Instant at = booking.cause().at();
        OrderAccrual.Released released = Objects.requireNonNull(accrual.released());
        Instant expiresAt = expiry(released.at(), accrual.terms().expireAfter());
        if (isPast(expiresAt, at)) {
            accrueAvailable(booking, points, later(at, GRACE));
        } else {
            LotChange ownLot = new LotChange(accrual.entryId(), points, expiresAt, released.sequence());
            accrue(booking, points, 0, opening(ownLot));
        }
    }

    /** Books points earned that wait for their release. */
    void accruePending(AccrualRequest booking, long points) {
        accrue(booking, 0, points, List.of());
    }

    private void accrue(AccrualRequest booking, long available, long pending, List<LotChange> lot) {
        EarningRule rule = booking.rule();
        EntryDraft posting = new EntryDraft(
                EntryType.ACCRUAL, booking.entryId(), available, pending, lot, booking.orderId(), rule.id(), rule);
        context.ledger().post(posting, booking.cause());
    }

    /** Whether points that expire then have run out, or been settled as run out. */
    boolean isPast(@Nullable Instant expiresAt, Instant at) {
        Instant settledTo = context.account().snapshot().settledTo();
        return expiresAt != null && !expiresAt.isAfter(at.isAfter(settledTo) ? at : settledTo);
    }

    /** Makes pending points available and takes their release off the timers. */
    void release(Timer.Release release, Cause cause) {
        Instant expiresAt = expiry(cause.at(), release.expireAfter());
        List<LotChange> lot = opening(LotChange.opening(release.id(), release.points(), expiresAt));
        EntryDraft posting = new EntryDraft(
                EntryType.RELEASE,
                EntryId.release(release.id()),
                release.points(),
                -release.points(),
                lot,
                release.orderId(),
                release.ruleId(),
                null);
        context.ledger().post(posting, cause);
        context.account().cancelRelease(release.id());
    }

    /** Lets what remains of a lot run out. */
    void expire(Lot lot, @Nullable String orderId, Cause cause) {
        List<LotChange> emptied = List.of(lot.taking(lot.remaining()));
        EntryDraft posting = new EntryDraft(
                EntryType.EXPIRY, EntryId.expiry(lot.lotId()), -lot.remaining(), 0, emptied, orderId, null, null);
        context.ledger().post(posting, cause);
    }

    /** Gives or takes points by hand; what is taken goes below zero where the lots don't suffice. */
    void adjust(String entryId, long points, @Nullable Instant expiresAt, @Nullable String message, Cause cause) {
        List<LotChange> lots = points > 0
                ? opening(LotChange.opening(entryId, points, expiresAt))
                : taking(context.account().lots(), -points);
        context.ledger()
                .post(new EntryDraft(EntryType.ADJUSTMENT, entryId, points, 0, lots, null, null, null), message, cause);
    }

    /** Whether a rule can give so many points more without a figure leaving 64 bits. */
    boolean fits(long points) {
        return context.account().snapshot().lifetime().earned() <= Long.MAX_VALUE - points
                && canHold(context.account().snapshot(), points);
    }

    /** Whether an account can hold so many points more in 64 bits, also once all that was spent has come back. */
    static boolean canHold(Account account, long points) {
        Balance balance = account.balance();
        return balance.available() + account.lifetime().spent() + balance.pending() <= Long.MAX_VALUE - points;
    }

    /** Whether so many points can be taken in 64 bits, be it below zero, and all that was earned after them. */
    static boolean canLose(Account account, long points) {
        Balance balance = account.balance();
        long earned = account.lifetime().earned() - balance.pending();
        return balance.available() >= points - Long.MAX_VALUE
                && balance.available() - points >= earned - Long.MAX_VALUE;
    }

    /** Whether so many points can be spent without leaving 64 bits, be it below zero. */
    static boolean canSpend(Account account, long points) {
        long spent = Math.max(account.lifetime().spent(), account.spentPoints());
        return spent <= Long.MAX_VALUE - points && canLose(account, points);
    }

    /** Returns what a lot gets of points that become available, once a balance below zero is filled. */
    private List<LotChange> opening(LotChange lot) {
        long rest = lot.points() - Math.min(lot.points(), debt(context.account().snapshot()));
        return rest == 0 ? List.of() : List.of(new LotChange(lot.lotId(), rest, lot.expiresAt(), lot.openedBy()));
    }

    /** How far a balance is below zero, 0 or more. */
    static long debt(Account account) {
        return Math.max(0, Math.negateExact(account.balance().available()));
    }

    /** When points that become available at a moment run out; null for never. */
    @Nullable
    Instant expiry(Instant availableAt, @Nullable Period expireAfter) {
        return expireAfter == null ? null : later(availableAt, expireAfter);
    }

    /** A calendar period after a moment, in the ruleset's time zone. */
    Instant later(Instant from, Period period) {
        return from.atZone(context.ruleset().zone()).plus(period).toInstant();
    }

    /** Takes so many points from lots, in spending order, and says what it took from each. */
    static List<LotChange> taking(List<Lot> lots, long points) {
        List<LotChange> changes = new ArrayList<>();
        long left = points;
        for (Lot lot : lots) {
            if (left == 0) {
                break;
            }
            long part = Math.min(left, lot.remaining());
            changes.add(lot.taking(part));
            left -= part;
        }
        return changes;
    }
}
