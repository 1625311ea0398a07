package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderAccrual.ReversedPoints;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back earned points: from the accrual's pending points, then its expired points, then its own lot, then other lots in
 * spending order, then by overdrawing the balance if the ruleset allows it. See {@code docs/points.md}, "Cancellation".
 */
final class Reversal {

    private final DecisionContext context;
    private final TierBasis basis;

    Reversal(DecisionContext context, TierBasis basis) {
        this.context = context;
        this.basis = basis;
    }

    /** Takes back a number of an accrual's points; returns the accrual without them. */
    OrderAccrual reverse(OrderAccrual accrual, long points, EntryId entryId, @Nullable String orderId, Cause cause) {
        if (points <= 0) {
            return accrual;
        }
        long pending = Math.min(points, accrual.pending());
        long expired = Math.min(points - pending, accrual.expired());
        long available = points - pending - expired;
        context.account().lowerRelease(accrual.entryId(), pending);
        long taken = post(accrual, available, pending, entryId, orderId, cause);
        OrderAccrual lowered = accrual.minus(new ReversedPoints(pending, expired, taken, available - taken));
        if (lowered.points() == 0) {
            context.limits().removeAward(lowered.ruleId(), lowered.limitUse());
        }
        return lowered;
    }

    /**
     * Takes back refunded points in the order of posting; returns the accruals without them.
     *
     * @param totalTakenBack returns how many points of an accrual all refunds together take back, unless its points are
     *     multiplied ones
     * @param entryId returns the id of the reversal of an accrual
     */
    List<OrderAccrual> reverseRefundedShare(
            List<OrderAccrual> accruals,
            ToLongFunction<OrderAccrual> totalTakenBack,
            UnaryOperator<EntryId> entryId,
            @Nullable String orderId,
            Cause cause) {
        RefundedAccruals refunded = new RefundedAccruals(accruals, totalTakenBack);
        List<OrderAccrual> left = new ArrayList<>(accruals.size());
        for (OrderAccrual accrual : accruals) {
            long points = refunded.takenBack(accrual) - accrual.takenBack();
            left.add(reverse(accrual, points, entryId.apply(accrual.entryId()), orderId, cause));
        }
        return List.copyOf(left);
    }

    /** Takes back forgiven points that a restoration made available again; returns the accrual without them. */
    OrderAccrual recoverForgiven(OrderAccrual accrual, long points, EntryId entryId, String orderId, Cause cause) {
        return accrual.withForgivenRecovered(post(accrual, points, 0, entryId, orderId, cause));
    }

    /** Posts a reversal; returns how many of the available points were taken. */
    private long post(
            OrderAccrual accrual,
            long available,
            long pending,
            EntryId entryId,
            @Nullable String orderId,
            Cause cause) {
        List<LotChange> debits =
                PointsPosting.debits(ownLotFirst(context.account().snapshot(), accrual.entryId()), available);
        long debited = -debits.stream().mapToLong(LotChange::points).sum();
        long taken = context.ruleset().points().clawback() == Clawback.UNLIMITED ? available : debited;
        EntryDraft draft = EntryDraft.reversal(accrual, entryId)
                .available(-taken)
                .pending(-pending)
                .lots(debits)
                .orderId(orderId)
                .build();
        context.ledger().post(draft, cause);
        basis.add(Basis.POINTS_EARNED, accrual.at(), -Math.addExact(taken, pending));
        return taken;
    }

    /** Takes back all points that are left of an accrual. */
    OrderAccrual reverse(OrderAccrual accrual, EntryId entryId, @Nullable String orderId, Cause cause) {
        return reverse(accrual, accrual.points(), entryId, orderId, cause);
    }

    private static List<Lot> ownLotFirst(Account account, EntryId lotId) {
        Stream<Lot> others = account.lots().stream().filter(lot -> !lot.lotId().equals(lotId));
        return Stream.concat(account.lot(lotId).stream(), others).toList();
    }
}
