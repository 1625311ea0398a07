package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import java.math.BigDecimal;
import java.util.List;

/** An order is void: its points come back first, then all that it earned is taken back, then its figures. */
final class OrderCancellation {

    private final Draft draft;
    private final Restoration restoration;
    private final Reversal reversal;

    OrderCancellation(Draft draft, Restoration restoration, Reversal reversal) {
        this.draft = draft;
        this.restoration = restoration;
        this.reversal = reversal;
    }

    void cancel(String orderId, Cause cause) {
        OrderState order = draft.known(orderId);
        restoration.restore(order.taken(), EntryId.cancelRestoration(orderId), orderId, cause);
        order = order.withTaken(List.of());
        for (OrderAccrual accrual : order.accruals()) {
            reversal.reverse(accrual, EntryId.cancelReversal(orderId, accrual.entryId()), orderId, cause);
            order = order.with(accrual.reversed());
        }
        BigDecimal sales = order.sales();
        draft.keep(order.in(Phase.CANCELED, BigDecimal.ZERO));
        draft.change(account -> account.with(account.figures().withOrders(-1).withSales(sales.negate())));
    }
}
