package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.RedeemedPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Restores points that were redeemed on an order, last redeemed first. They return to the lots that they came from, which keep
 * their expiry dates. Points without a lot, or of an expired lot, first raise a negative balance to zero; the rest opens a new
 * lot. A lot whose expiry timer has fired stays expired, even for a restoration that occurred before the expiry. See
 * {@code docs/points.md}, "Cancellation".
 */
final class Restoration {

    private final DecisionContext context;
    private final PointsPosting posting;
    private final Reversal reversal;

    Restoration(DecisionContext context, PointsPosting posting, Reversal reversal) {
        this.context = context;
        this.posting = posting;
        this.reversal = reversal;
    }

    /** Restores a number of the points redeemed on an order. */
    void restore(OrderInProgress order, long points, EntryId entryId, Cause cause) {
        if (points <= 0) {
            return;
        }
        List<RedeemedPoints> restored = order.restore(points);
        post(restored, entryId, order.orderId(), cause);
        recoverForgiven(restored, entryId, order, cause);
    }

    /**
     * Recovers forgiven points, see {@link OrderAccrual}. Each restored point recovers one forgiven point: first of the accrual
     * whose lot it returns to, since that accrual's points were spent on this order, then of the order's own accruals in the
     * order of posting.
     */
    private void recoverForgiven(List<RedeemedPoints> restored, EntryId entryId, OrderInProgress order, Cause cause) {
        Recovery recovery = new Recovery();
        for (RedeemedPoints part : restored) {
            EntryId lotId = part.lotId();
            if (lotId != null) {
                context.orders().accrual(lotId).ifPresent(accrual -> recovery.add(accrual, part.points()));
            }
        }
        long left = RedeemedPoints.sum(restored) - recovery.points();
        for (OrderAccrual accrual : order.state().accruals()) {
            left -= recovery.add(accrual, left);
        }
        recovery.byAccrual.forEach((accrualId, points) -> {
            OrderAccrual accrual = context.orders().accrual(accrualId).orElseThrow();
            EntryId reversalId = EntryId.restoredReversal(entryId, accrualId);
            context.orders().replace(reversal.recoverForgiven(accrual, points, reversalId, order.orderId(), cause));
        });
    }

    /** The forgiven points that a restoration recovers, by accrual. */
    private static final class Recovery {
        final Map<EntryId, Long> byAccrual = new LinkedHashMap<>();

        /** Adds the forgiven points of an accrual that are not added yet, at most {@code max}; returns how many. */
        long add(OrderAccrual accrual, long max) {
            long added = byAccrual.getOrDefault(accrual.entryId(), 0L);
            long points = Math.min(accrual.forgiven() - added, max);
            if (points > 0) {
                byAccrual.put(accrual.entryId(), added + points);
            }
            return points;
        }

        long points() {
            return byAccrual.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private void post(List<RedeemedPoints> redeemed, EntryId entryId, String orderId, Cause cause) {
        long total = RedeemedPoints.sum(redeemed);
        long overdrawn =
                Math.min(total, PointsPosting.overdrawnPoints(context.account().snapshot()));
        long withoutLot = sum(redeemed, part -> part.lotId() == null);
        long expired = sum(redeemed, part -> isExpired(part, cause.at()));

        long withoutLotLeft = withoutLot - Math.min(withoutLot, overdrawn);
        long expiredLeft = expired - Math.min(expired, Math.max(0, overdrawn - withoutLot));
        long returned = total - Math.max(overdrawn, withoutLot + expired);

        List<LotChange> changes = new ArrayList<>(returnToLots(redeemed, returned, cause.at()));
        if (withoutLotLeft + expiredLeft > 0) {
            Expiry expiry = newLotExpiry(withoutLotLeft > 0, expiredLeft > 0, cause.at());
            changes.add(LotChange.opening(entryId, withoutLotLeft + expiredLeft, expiry));
        }
        context.ledger().post(EntryDraft.restoration(entryId, total, changes, orderId), cause);
    }

    private static long sum(List<RedeemedPoints> redeemed, Predicate<RedeemedPoints> which) {
        return redeemed.stream().filter(which).mapToLong(RedeemedPoints::points).sum();
    }

    private boolean isExpired(RedeemedPoints part, Instant at) {
        return part.lotId() != null && posting.isExpired(part.expiry(), part.openedBy(), at);
    }

    private List<LotChange> returnToLots(List<RedeemedPoints> redeemed, long points, Instant at) {
        Map<EntryId, LotChange> changes = new LinkedHashMap<>();
        long left = points;
        for (RedeemedPoints part : redeemed.reversed()) {
            long portion = Math.min(left, part.points());
            if (portion > 0 && part.lotId() != null && !isExpired(part, at)) {
                LotChange credit = new LotChange(part.lotId(), portion, part.expiry(), part.openedBy());
                changes.merge(part.lotId(), credit, LotChange::plus);
                left -= portion;
            }
        }
        return List.copyOf(changes.values());
    }

    /** Returns the expiry of the new lot; the later one if it holds points of both kinds. */
    private Expiry newLotExpiry(boolean withoutLot, boolean expired, Instant at) {
        Expiry withoutLotExpiry = posting.expiry(at, context.ruleset().points().expiry());
        Expiry expiredLotExpiry = posting.gracePeriod(at);
        if (withoutLot && expired) {
            return firstExpiry(withoutLotExpiry, at).isAfter(firstExpiry(expiredLotExpiry, at))
                    ? withoutLotExpiry
                    : expiredLotExpiry;
        }
        return withoutLot ? withoutLotExpiry : expiredLotExpiry;
    }

    /** Returns when points restored at an instant expire if no activity follows. */
    private Instant firstExpiry(Expiry expiry, Instant at) {
        return switch (expiry) {
            case Expiry.At(Instant instant) -> instant;
            case Expiry.AfterInactivity inactivity -> {
                Instant last = context.account().snapshot().pointsActivity().lastAt();
                yield inactivity.after(last != null && last.isAfter(at) ? last : at);
            }
            case Expiry.Never never -> Instant.MAX;
        };
    }
}
