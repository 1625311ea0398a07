package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TakenPoints;
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

    private final Draft draft;
    private final Points points;
    private final Reversal reversal;

    Restoration(Draft draft, Points points, Reversal reversal) {
        this.draft = draft;
        this.points = points;
        this.reversal = reversal;
    }

    /** Gives back so many of the points used on an order; gives the order without them. */
    OrderState giveBack(OrderState order, long points, String entryId, Cause cause) {
        if (points <= 0) {
            return order;
        }
        List<TakenPoints> kept = new ArrayList<>();
        List<TakenPoints> back = new ArrayList<>();
        long left = points;
        for (TakenPoints part : order.taken().reversed()) {
            long ofPart = Math.min(left, part.points());
            part.part(ofPart).ifPresent(back::addFirst);
            part.part(part.points() - ofPart).ifPresent(kept::addFirst);
            left -= ofPart;
        }
        restore(back, entryId, order.orderId(), cause);
        draft.keep(order.withTaken(List.copyOf(kept)));
        collectForgiven(back, entryId, order.orderId(), cause);
        return draft.known(order.orderId());
    }

    /**
     * Points that were forgiven because they had been spent are taken back when they come back, and so are those that the
     * order itself was forgiven before: had all of it been refunded at once, they would have been there to take.
     */
    private void collectForgiven(List<TakenPoints> back, String entryId, String orderId, Cause cause) {
        Map<String, Long> most = new LinkedHashMap<>();
        back.forEach(part -> {
            if (part.lotId() != null) {
                most.merge(part.lotId(), part.points(), Long::sum);
            }
        });
        long all = back.stream().mapToLong(TakenPoints::points).sum();
        draft.known(orderId).accruals().forEach(accrual -> most.put(accrual.entryId(), all));
        most.forEach((accrualId, points) -> draft.holderOf(accrualId)
                .ifPresent(holder -> holder.accrual(accrualId)
                        .filter(accrual -> accrual.forgiven() > 0)
                        .ifPresent(accrual -> draft.keep(holder.with(reversal.collect(
                                accrual,
                                Math.min(points, accrual.forgiven()),
                                EntryId.restoredReversal(entryId, accrualId),
                                orderId,
                                cause))))));
    }

    private void restore(List<TakenPoints> taken, String entryId, String orderId, Cause cause) {
        long total = taken.stream().mapToLong(TakenPoints::points).sum();
        long debt = Math.min(total, Points.debt(draft.account()));
        long lotless = sum(taken, part -> part.lotId() == null);
        long past = sum(taken, part -> isPast(part, cause.at()));

        long lotlessLeft = lotless - Math.min(lotless, debt);
        long pastLeft = past - Math.min(past, Math.max(0, debt - lotless));
        long backIntoLots = total - Math.max(debt, lotless + past);

        List<LotChange> changes = new ArrayList<>(intoTheirLots(taken, backIntoLots, cause.at()));
        if (lotlessLeft + pastLeft > 0) {
            Instant expiresAt = ownLotExpiry(lotlessLeft > 0, pastLeft > 0, cause.at());
            changes.add(new LotChange(entryId, lotlessLeft + pastLeft, expiresAt));
        }
        draft.book(new Posting(EntryType.RESTORATION, entryId, total, 0, changes, orderId, null, null), cause);
    }

    private static long sum(List<TakenPoints> taken, Predicate<TakenPoints> which) {
        return taken.stream().filter(which).mapToLong(TakenPoints::points).sum();
    }

    private boolean isPast(TakenPoints part, Instant at) {
        return part.lotId() != null && points.isPast(part.expiresAt(), at);
    }

    private List<LotChange> intoTheirLots(List<TakenPoints> taken, long back, Instant at) {
        Map<String, LotChange> changes = new LinkedHashMap<>();
        long left = back;
        for (TakenPoints part : taken.reversed()) {
            long ofPart = Math.min(left, part.points());
            if (ofPart > 0 && part.lotId() != null && !isPast(part, at)) {
                changes.merge(part.lotId(), new LotChange(part.lotId(), ofPart, part.expiresAt()), LotChange::plus);
                left -= ofPart;
            }
        }
        return List.copyOf(changes.values());
    }

    private @Nullable Instant ownLotExpiry(boolean lotless, boolean past, Instant at) {
        Instant ofLotless = points.expiry(at, draft.ruleset().points().expireAfter());
        Instant ofPast = points.later(at, Points.GRACE);
        if (lotless && past) {
            return ofLotless == null || ofLotless.isAfter(ofPast) ? ofLotless : ofPast;
        }
        return lotless ? ofLotless : ofPast;
    }
}
