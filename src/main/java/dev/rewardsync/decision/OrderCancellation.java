package dev.rewardsync.decision;

import dev.rewardsync.account.Profile;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.Sale;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.math.BigDecimal;
import java.util.List;

/** An order is void: its points come back first, then all that it earned is taken back, then its figures. */
final class OrderCancellation {

    private final Draft draft;
    private final TierBasis basis;
    private final Restoration restoration;
    private final Reversal reversal;

    OrderCancellation(Draft draft, TierBasis basis, Restoration restoration, Reversal reversal) {
        this.draft = draft;
        this.basis = basis;
        this.restoration = restoration;
        this.reversal = reversal;
    }

    void cancel(OrderStatusChanged changed) {
        Cause cause = Cause.of(changed);
        String orderId = changed.orderId();
        OrderState before = draft.known(orderId);
        restoration.restore(before.taken(), EntryId.cancelRestoration(orderId), orderId, cause);
        OrderState order = before.withTaken(List.of());
        for (OrderAccrual accrual : order.accruals()) {
            reversal.reverse(accrual, EntryId.cancelReversal(orderId, accrual.entryId()), orderId, cause);
            order = order.with(accrual.reversed());
        }
        draft.keep(order.in(Phase.CANCELED, Sale.NONE));
        takeBackFigures(before);
        if (before.phase() == Phase.COMPLETED) {
            tellReferrer(changed);
        }
    }

    private void takeBackFigures(OrderState order) {
        BigDecimal sales = order.sale().amount().negate();
        int completed = order.phase() == Phase.COMPLETED ? 1 : 0;
        draft.change(account -> account.with(account.figures().withOrders(-1).withSales(-completed, sales)));
        basis.count(Basis.ORDERS, order.placement().placedAt(), -1);
        basis.count(Basis.LIFETIME_SALES, order.sale().at(), sales);
    }

    private void tellReferrer(OrderStatusChanged changed) {
        Profile profile = draft.account().profile();
        if (profile.referrerId() != null) {
            draft.tell(new ReferralEvent.OrderCanceled(
                    changed.envelope().to(profile.referrerId(), changed.website()),
                    changed.type(),
                    draft.account().owner().id(),
                    changed.orderId()));
        }
    }
}
