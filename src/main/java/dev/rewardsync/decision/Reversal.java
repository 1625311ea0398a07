package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Points earned are taken back: from the accrual's own pending, then what ran out of its own lot, then that lot, then
 * other lots in spending order, then below zero as far as the ruleset lets it.
 */
final class Reversal {

    private final Draft draft;
    private final TierBasis basis;

    Reversal(Draft draft, TierBasis basis) {
        this.draft = draft;
        this.basis = basis;
    }

    /** Takes back all that is left of an accrual. */
    void reverse(OrderAccrual accrual, String entryId, @Nullable String orderId, Cause cause) {
        long pending = accrual.pending();
        long available = accrual.points() - pending - accrual.expired();
        List<LotChange> fromLots = Points.taking(ownLotFirst(draft.account(), accrual.entryId()), available);
        long inLots = -fromLots.stream().mapToLong(LotChange::points).sum();
        long taken = draft.ruleset().points().clawback() == Clawback.UNLIMITED ? available : inLots;
        if (pending > 0) {
            draft.change(account -> account.notReleasing(accrual.entryId()));
        }
        draft.book(
                new Posting(EntryType.REVERSAL, entryId, -taken, -pending, fromLots, orderId, accrual.ruleId(), null),
                cause);
        basis.count(Basis.POINTS_EARNED, accrual.at(), -Math.addExact(taken, pending));
    }

    private static List<Lot> ownLotFirst(Account account, String lotId) {
        Stream<Lot> others = account.lots().stream().filter(lot -> !lot.lotId().equals(lotId));
        return Stream.concat(account.lot(lotId).stream(), others).toList();
    }
}
