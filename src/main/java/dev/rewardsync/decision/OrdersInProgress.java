package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryId.OrderAccrualId;
import dev.rewardsync.ledger.EntryId.OtherId;
import dev.rewardsync.ledger.EntryId.RedemptionId;
import dev.rewardsync.ledger.EntryId.RefereeOrderAccrualId;
import dev.rewardsync.ledger.EntryId.RevisionAccrualId;
import dev.rewardsync.ledger.EntryId.StatusAccrualId;
import dev.rewardsync.order.AccruingOrder;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.Ruleset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that one decision reads and changes. Each is read from the stored state once. */
final class OrdersInProgress {

    private final CustomerState stored;
    private final Ruleset ruleset;
    private final Map<String, OrderInProgress> ownOrders = LinkedHashMap.newLinkedHashMap(2);
    private final Map<String, TrackedOrder> parkedOrReferralState = LinkedHashMap.newLinkedHashMap(2);
    private final Set<String> deleted = new LinkedHashSet<>();

    OrdersInProgress(CustomerState stored, Ruleset ruleset) {
        this.stored = stored;
        this.ruleset = ruleset;
    }

    /** Returns the state under an order id, with this decision's changes; null if there is none. */
    @Nullable
    TrackedOrder tracked(String orderId) {
        OrderInProgress order = ownOrders.get(orderId);
        if (order != null) {
            return order.state();
        }
        TrackedOrder other = parkedOrReferralState.get(orderId);
        return other != null || deleted.contains(orderId) ? other : stored.order(orderId);
    }

    /**
     * Opens an order that was placed.
     *
     * @throws IllegalStateException if no order of that id was placed
     */
    OrderInProgress open(String orderId) {
        OrderInProgress open = ownOrders.get(orderId);
        if (open != null) {
            return open;
        }
        if (tracked(orderId) instanceof OrderState state) {
            OrderInProgress order = OrderInProgress.opened(ruleset, stored, state);
            ownOrders.put(orderId, order);
            return order;
        }
        throw new IllegalStateException("order " + orderId + " was not placed");
    }

    /** Returns the placed orders, with this decision's changes, in no particular order. Reads all of them. */
    List<OrderState> placed() {
        return stored.placedOrders().stream()
                .map(order -> (OrderState) Objects.requireNonNull(tracked(order.orderId())))
                .toList();
    }

    /** Adds an order that is placed by this decision. */
    void place(OrderState state, OrderRevision revision, PricedOrder priced) {
        parkedOrReferralState.remove(state.orderId());
        deleted.remove(state.orderId());
        ownOrders.put(state.orderId(), OrderInProgress.placed(ruleset, stored, state, revision, priced));
    }

    /** Sets parked events or referral state. Replaces the state under the same id. */
    void put(TrackedOrder state) {
        deleted.remove(state.orderId());
        parkedOrReferralState.put(state.orderId(), state);
    }

    /** Deletes the parked events or referral state of an id. */
    void delete(String orderId) {
        parkedOrReferralState.remove(orderId);
        deleted.add(orderId);
    }

    /** Returns an accrual of the customer's own order or of a referee's order by its entry id; empty if no order earned it. */
    Optional<OrderAccrual> accrual(EntryId entryId) {
        return entryId instanceof OrderAccrualId id
                ? accruingOrder(id).flatMap(order -> order.accrual(id))
                : Optional.empty();
    }

    /** Replaces an accrual that {@link #accrual} returned. */
    void replace(OrderAccrual accrual) {
        AccruingOrder order = accruingOrder(accrual.entryId()).orElseThrow();
        switch (order) {
            case OrderState own -> open(own.orderId()).accrue(accrual);
            case RefereeOrder ofReferee -> put(ofReferee.with(accrual));
        }
    }

    private Optional<AccruingOrder> accruingOrder(EntryId accrualId) {
        return switch (accrualId) {
            case RevisionAccrualId id -> accruingOrder(id.orderId());
            case StatusAccrualId id -> accruingOrder(id.orderId());
            case RefereeOrderAccrualId id -> accruingOrder(RefereeOrder.key(id.orderId()));
            case RedemptionId _, OtherId _ -> Optional.empty();
        };
    }

    private Optional<AccruingOrder> accruingOrder(String orderId) {
        return tracked(orderId) instanceof AccruingOrder order ? Optional.of(order) : Optional.empty();
    }

    /** Returns the state to store, one for an id. */
    List<TrackedOrder> changed() {
        List<TrackedOrder> changed = new ArrayList<>(parkedOrReferralState.values());
        for (OrderInProgress order : ownOrders.values()) {
            if (order.isChanged()) {
                changed.add(order.state());
            }
        }
        return List.copyOf(changed);
    }

    List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** Returns the revisions that must be stored. */
    List<OrderRevision> revisions() {
        List<OrderRevision> revisions = new ArrayList<>();
        for (OrderInProgress order : ownOrders.values()) {
            if (order.isRevised()) {
                revisions.add(order.revision());
            }
        }
        return List.copyOf(revisions);
    }
}
