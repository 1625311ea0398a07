package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.RedeemedPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Points spent on an order come back, last taken lot first, into their lots with their own expiry. What came from no
 * lot, or from one that has run out, first fills a negative balance; the rest of it opens a lot of its own. A lot that
 * was settled as run out stays so, even where what gives the points back happened before.
 */
final class Restoration {

    private final DecisionContext context;
    private final PointsPosting points;
    private final Reversal reversal;

    Restoration(DecisionContext context, PointsPosting points, Reversal reversal) {
        this.context = context;
        this.points = points;
        this.reversal = reversal;
    }

    /** Restores so many of the points used on an order. */
    void restore(OrderInProgress order, long points, String entryId, Cause cause) {
        if (points <= 0) {
            return;
        }
        List<RedeemedPoints> restored = order.restore(points);
        post(restored, entryId, order.orderId(), cause);
        collectForgiven(restored, entryId, order, cause);
    }

    /**
     * Takes back forgiven points out of those that come back. Each restored point makes up for a forgiven one once: first
     * on the accrual whose lot it comes back into, since the points of that one were spent on this order, then on the
     * order's own accruals, in the order of booking.
     */
    private void collectForgiven(List<RedeemedPoints> restored, String entryId, OrderInProgress order, Cause cause) {
        Forgiven forgiven = new Forgiven();
        for (RedeemedPoints part : restored) {
            String lotId = part.lotId();
            if (lotId != null) {
                context.orders().accrual(lotId).ifPresent(accrual -> forgiven.claim(accrual, part.points()));
            }
        }
        long left = RedeemedPoints.sum(restored) - forgiven.points();
        for (OrderAccrual accrual : order.state().accruals()) {
            left -= forgiven.claim(accrual, left);
        }
        forgiven.byAccrual.forEach((accrualId, points) -> {
            OrderAccrual accrual = context.orders().accrual(accrualId).orElseThrow();
            String reversalId = EntryId.restoredReversal(entryId, accrualId);
            context.orders().replace(reversal.collect(accrual, points, reversalId, order.orderId(), cause));
        });
    }

    /** The forgiven points that a restoration makes up for, by accrual. */
    private static final class Forgiven {
        final Map<String, Long> byAccrual = new LinkedHashMap<>();

        /** Claims at most so many of an accrual's forgiven points that are not claimed yet; returns how many. */
        long claim(OrderAccrual accrual, long most) {
            long claimed = byAccrual.getOrDefault(accrual.entryId(), 0L);
            long points = Math.min(accrual.forgiven() - claimed, most);
            if (points > 0) {
                byAccrual.put(accrual.entryId(), claimed + points);
            }
            return points;
        }

        long points() {
            return byAccrual.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private void post(List<RedeemedPoints> taken, String entryId, String orderId, Cause cause) {
        long total = taken.stream().mapToLong(RedeemedPoints::points).sum();
        long debt = Math.min(total, PointsPosting.debt(context.account().snapshot()));
        long lotless = sum(taken, part -> part.lotId() == null);
        long past = sum(taken, part -> isPast(part, cause.at()));

        long lotlessLeft = lotless - Math.min(lotless, debt);
        long pastLeft = past - Math.min(past, Math.max(0, debt - lotless));
        long backIntoLots = total - Math.max(debt, lotless + past);

        List<LotChange> changes = new ArrayList<>(intoTheirLots(taken, backIntoLots, cause.at()));
        if (lotlessLeft + pastLeft > 0) {
            Instant expiresAt = ownLotExpiry(lotlessLeft > 0, pastLeft > 0, cause.at());
            changes.add(LotChange.opening(entryId, lotlessLeft + pastLeft, expiresAt));
        }
        context.ledger()
                .post(new EntryDraft(EntryType.RESTORATION, entryId, total, 0, changes, orderId, null, null), cause);
    }

    private static long sum(List<RedeemedPoints> taken, Predicate<RedeemedPoints> which) {
        return taken.stream().filter(which).mapToLong(RedeemedPoints::points).sum();
    }

    private boolean isPast(RedeemedPoints part, Instant at) {
        return part.lotId() != null && points.isPast(part.expiresAt(), at);
    }

    private List<LotChange> intoTheirLots(List<RedeemedPoints> taken, long inAll, Instant at) {
        Map<String, LotChange> changes = new LinkedHashMap<>();
        long left = inAll;
        for (RedeemedPoints part : taken.reversed()) {
            long ofPart = Math.min(left, part.points());
            if (ofPart > 0 && part.lotId() != null && !isPast(part, at)) {
                LotChange back = new LotChange(part.lotId(), ofPart, part.expiresAt(), part.openedBy());
                changes.merge(part.lotId(), back, LotChange::plus);
                left -= ofPart;
            }
        }
        return List.copyOf(changes.values());
    }

    private @Nullable Instant ownLotExpiry(boolean lotless, boolean past, Instant at) {
        Instant ofLotless = points.expiry(at, context.ruleset().points().expireAfter());
        Instant ofPast = points.later(at, PointsPosting.GRACE);
        if (lotless && past) {
            return ofLotless == null || ofLotless.isAfter(ofPast) ? ofLotless : ofPast;
        }
        return lotless ? ofLotless : ofPast;
    }
}
