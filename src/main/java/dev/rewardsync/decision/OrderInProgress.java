package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the customer's orders while a decision changes it. It is opened once for a decision and changes only by its own
 * verbs; after a cancellation it refuses all but exports. {@link #state} is the order as it stands.
 */
final class OrderInProgress {

    private final Ruleset ruleset;
    private final @Nullable OrderState stored;
    private OrderState state;
    private PlacedOrder placed;
    private @Nullable PricedOrder priced;

    private OrderInProgress(
            Ruleset ruleset,
            @Nullable OrderState stored,
            OrderState state,
            PlacedOrder placed,
            @Nullable PricedOrder priced) {
        this.ruleset = ruleset;
        this.stored = stored;
        this.state = state;
        this.placed = placed;
        this.priced = priced;
    }

    /** Opens an order that is stored. */
    static OrderInProgress opened(Ruleset ruleset, OrderState stored, PlacedOrder placed) {
        return new OrderInProgress(ruleset, stored, stored, placed, null);
    }

    /** Opens an order that was just placed. */
    static OrderInProgress placed(Ruleset ruleset, OrderState state, PlacedOrder placed, PricedOrder priced) {
        return new OrderInProgress(ruleset, null, state, placed, priced);
    }

    OrderState state() {
        return state;
    }

    String orderId() {
        return state.orderId();
    }

    /** Returns the event of the revision in force, with its bytes as long as they are kept. */
    PlacedOrder placed() {
        return placed;
    }

    OrderPlaced event() {
        return placed.event();
    }

    /** Returns the whole order of the revision in force, priced with its reward discount. */
    PricedOrder priced() {
        if (priced == null) {
            PlacementSnapshot placement = state.placement();
            priced = PricedOrder.of(
                    placed.event(),
                    placement.rewardDiscount(),
                    placement.coversShipping(),
                    ruleset.rateFor(placed.event()));
        }
        return priced;
    }

    boolean isChanged() {
        return state != stored;
    }

    /** Records an event that takes effect, so that it does so once. */
    void markApplied(AppliedEvent event) {
        List<AppliedEvent> all =
                Stream.concat(state.applied().stream(), Stream.of(event)).toList();
        state = state.withApplied(all);
    }

    /** Replaces the revision in force. */
    void amend(PlacedOrder revision, PlacementSnapshot placement, PricedOrder newPrice) {
        requireNotCanceled("amend");
        placed = revision;
        state = state.withPlacement(placement);
        priced = newPrice;
    }

    /** Replaces the list of cart rules that did not apply. */
    void replacePlacement(PlacementSnapshot placement) {
        state = state.withPlacement(placement);
    }

    /** Adds points that a redemption took from the account. */
    void redeem(List<RedeemedPoints> taken) {
        requireNotCanceled("redeem");
        state = state.withTaken(
                Stream.concat(state.taken().stream(), taken.stream()).toList());
    }

    /** Takes points off the order's redemption, the last taken first; returns them in the order of taking. */
    List<RedeemedPoints> restore(long points) {
        requireNotCanceled("restore");
        List<RedeemedPoints> kept = new ArrayList<>();
        List<RedeemedPoints> restored = new ArrayList<>();
        long left = points;
        for (RedeemedPoints part : state.taken().reversed()) {
            long ofPart = Math.min(left, part.points());
            part.part(ofPart).ifPresent(restored::addFirst);
            part.part(part.points() - ofPart).ifPresent(kept::addFirst);
            left -= ofPart;
        }
        state = state.withTaken(List.copyOf(kept));
        return restored;
    }

    /** Adds an accrual, or replaces the one of the same entry. */
    void accrue(OrderAccrual accrual) {
        state = state.with(accrual);
    }

    /** Replaces all accruals. */
    void replaceAccruals(List<OrderAccrual> accruals) {
        state = state.withAccruals(accruals);
    }

    /** Records what was refunded in all. */
    void refund(RefundedQuantities refunded) {
        requireNotCanceled("refund");
        state = state.withRefunded(refunded);
    }

    /** Counts the order as a sale, or counts it again with other amounts. */
    void complete(CompletedSale sale) {
        requireNotCanceled("complete");
        state = state.withPhase(Phase.COMPLETED).withSale(sale);
    }

    void cancel() {
        requireNotCanceled("cancel");
        state = state.withPhase(Phase.CANCELED).withSale(CompletedSale.NONE);
    }

    /** Adds discrepancies that are not reported yet. */
    void report(List<Discrepancy> found) {
        List<Discrepancy> all = Stream.concat(state.discrepancies().stream(), found.stream())
                .distinct()
                .toList();
        state = state.withDiscrepancies(all);
    }

    /** Counts one more export, with the order's bytes or without them. */
    OrderState.Exported countExport(boolean whole) {
        state = state.withExported(state.exported().next(whole));
        return state.exported();
    }

    private void requireNotCanceled(String verb) {
        if (state.phase() == Phase.CANCELED) {
            throw new IllegalStateException("cannot %s order %s: it is canceled".formatted(verb, orderId()));
        }
    }
}
