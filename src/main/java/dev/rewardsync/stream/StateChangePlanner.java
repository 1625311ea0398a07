package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.store.OrderIdFilter;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans the state changes that decisions make. */
final class StateChangePlanner {

    private final CustomerStores stores;

    StateChangePlanner(CustomerStores stores) {
        this.stores = stores;
    }

    /**
     * Adds all state changes of a decision to a plan.
     *
     * @param state the state that the decision was made from
     */
    void plan(Decision decision, StoredCustomerState state, StateChanges changes) {
        AccountOwner owner = state.owner();
        planAccount(decision, state, changes);
        for (TrackedOrder order : decision.orders()) {
            planOrder(order, decision.orderRevisions(), state, changes);
        }
        for (String orderId : decision.deletedOrders()) {
            stores.deleteOrder(owner, orderId, changes);
        }
        for (IdempotencyRecord record : decision.idempotencyRecords()) {
            stores.putIdempotencyRecord(owner, record, changes);
        }
    }

    private void planAccount(Decision decision, StoredCustomerState state, StateChanges changes) {
        StoredAccount before = state.stored();
        Optional<Instant> scheduled = before == null ? Optional.empty() : before.nextTimerAt();
        Optional<Instant> nextTimerAt =
                isEarlyEnough(scheduled, decision.nextTimerAt(), state.asOf()) ? scheduled : decision.nextTimerAt();
        boolean rescheduled = before != null && !scheduled.equals(nextTimerAt);
        OrderIdFilter idsBefore = before == null ? OrderIdFilter.NONE : before.orderIds();
        OrderIdFilter ids = state.owner().guest() ? idsBefore : idsBefore.with(decision.orders());
        if (decision.accountChanged() || rescheduled || !ids.equals(idsBefore)) {
            stores.putAccount(new StoredAccount(decision.account(), nextTimerAt, ids), scheduled, changes);
        }
    }

    /**
     * Returns whether an account can keep its entry in the timer store. Most events move the next timer to a later time,
     * as for inactivity. An entry that is too early costs one needless decision. Moving it at each event costs more.
     */
    private static boolean isEarlyEnough(Optional<Instant> scheduled, Optional<Instant> next, Instant now) {
        return scheduled.isPresent()
                && scheduled.get().isAfter(now)
                && (next.isEmpty() || !next.get().isBefore(scheduled.get()));
    }

    private void planOrder(
            TrackedOrder order, List<OrderRevision> revisions, StoredCustomerState state, StateChanges changes) {
        byte[] orderKey = StateKeys.ofOwner(state.owner(), order.orderId());
        long day = state.placedDay(order.orderId());
        for (OrderRevision revision : revisions) {
            if (revision.event().orderId().equals(order.orderId())) {
                day = stores.placedOrders().replace(orderKey, day, revision.original(), state.asOf(), changes);
            }
        }
        stores.putOrder(orderKey, new StoredOrder(order, day), changes);
    }
}
