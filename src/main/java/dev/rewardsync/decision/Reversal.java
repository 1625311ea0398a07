package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Points earned are taken back: from the accrual's own pending, then what ran out of its own lot, then that lot, then
 * other lots in spending order, then below zero as far as the ruleset lets it.
 */
final class Reversal {

    private final DecisionContext context;
    private final TierBasis basis;

    Reversal(DecisionContext context, TierBasis basis) {
        this.context = context;
        this.basis = basis;
    }

    /** Takes back points of an accrual, as many as are left of it at the most; gives the accrual without them. */
    OrderAccrual reverse(OrderAccrual accrual, long points, String entryId, @Nullable String orderId, Cause cause) {
        if (points <= 0) {
            return accrual;
        }
        long pending = Math.min(points, accrual.pending());
        long expired = Math.min(points - pending, accrual.expired());
        long available = points - pending - expired;
        context.account().lowerRelease(accrual.entryId(), pending);
        long taken = book(accrual, available, pending, entryId, orderId, cause);
        return accrual.less(points, pending, expired, available - taken);
    }

    /**
     * Takes back, in the order of booking, what refunds come to; gives the accruals without it.
     *
     * @param inAll how many points of an accrual are to be taken back by now, in all
     * @param entryId the id of the entry that takes back of an accrual's
     */
    List<OrderAccrual> refund(
            List<OrderAccrual> accruals,
            ToLongFunction<OrderAccrual> inAll,
            UnaryOperator<String> entryId,
            @Nullable String orderId,
            Cause cause) {
        List<OrderAccrual> left = new ArrayList<>(accruals.size());
        for (OrderAccrual accrual : accruals) {
            long points = inAll.applyAsLong(accrual) - accrual.takenBack();
            left.add(reverse(accrual, points, entryId.apply(accrual.entryId()), orderId, cause));
        }
        return List.copyOf(left);
    }

    /** Takes back points of an accrual that came back after they had been forgiven; gives the accrual without them. */
    OrderAccrual collect(OrderAccrual accrual, long points, String entryId, String orderId, Cause cause) {
        return accrual.collecting(book(accrual, points, 0, entryId, orderId, cause));
    }

    /** Books a reversal; gives how many of the available points could be taken. */
    private long book(
            OrderAccrual accrual, long available, long pending, String entryId, @Nullable String orderId, Cause cause) {
        List<LotChange> fromLots =
                PointsPosting.taking(ownLotFirst(context.account().snapshot(), accrual.entryId()), available);
        long inLots = -fromLots.stream().mapToLong(LotChange::points).sum();
        long taken = context.ruleset().points().clawback() == Clawback.UNLIMITED ? available : inLots;
        context.ledger()
                .post(
                        new EntryDraft(
                                EntryType.REVERSAL,
                                entryId,
                                -taken,
                                -pending,
                                fromLots,
                                orderId,
                                accrual.ruleId(),
                                null),
                        cause);
        basis.count(Basis.POINTS_EARNED, accrual.at(), -Math.addExact(taken, pending));
        return taken;
    }

    /** Takes back all that is left of an accrual. */
    OrderAccrual reverse(OrderAccrual accrual, String entryId, @Nullable String orderId, Cause cause) {
        return reverse(accrual, accrual.points(), entryId, orderId, cause);
    }

    private static List<Lot> ownLotFirst(Account account, String lotId) {
        Stream<Lot> others = account.lots().stream().filter(lot -> !lot.lotId().equals(lotId));
        return Stream.concat(account.lot(lotId).stream(), others).toList();
    }
}
