package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundTotals;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of the customer while a decision changes it. A canceled order allows only revisions, exports and discrepancies.
 * {@link #state} returns the order with all changes so far.
 */
final class OrderInProgress {

    private final Ruleset ruleset;
    private final CustomerState stored;
    private final @Nullable OrderState storedState;
    private OrderState state;
    private @Nullable OrderRevision revision;
    private @Nullable PricedOrder priced;
    private boolean revised;

    private OrderInProgress(Ruleset ruleset, CustomerState stored, @Nullable OrderState storedState, OrderState state) {
        this.ruleset = ruleset;
        this.stored = stored;
        this.storedState = storedState;
        this.state = state;
    }

    /** Opens a stored order. Its event is read when it is needed. */
    static OrderInProgress opened(Ruleset ruleset, CustomerState stored, OrderState state) {
        return new OrderInProgress(ruleset, stored, state, state);
    }

    /** Opens an order that is placed by this decision. */
    static OrderInProgress placed(
            Ruleset ruleset, CustomerState stored, OrderState state, OrderRevision revision, PricedOrder priced) {
        OrderInProgress order = new OrderInProgress(ruleset, stored, null, state);
        order.setRevision(revision, priced);
        return order;
    }

    OrderState state() {
        return state;
    }

    String orderId() {
        return state.orderId();
    }

    /** Returns the revision in force, with its original event while that is stored. */
    OrderRevision revision() {
        if (revision == null) {
            revision = stored.orderRevision(orderId());
        }
        return revision;
    }

    OrderPlaced event() {
        return revision().event();
    }

    /** Returns the whole order of the revision in force, priced with its reward discount. */
    PricedOrder priced() {
        if (priced == null) {
            PlacementSnapshot placement = state.placement();
            priced = PricedOrder.of(
                    event(), placement.rewardDiscount(), placement.payable(), ruleset.exchangeRateFor(event()));
        }
        return priced;
    }

    boolean isChanged() {
        return state != storedState;
    }

    /** Returns whether this decision placed or amended the order, so that its event must be stored. */
    boolean isRevised() {
        return revised;
    }

    /** Records an applied event, so that it is not applied again. */
    void markApplied(AppliedEvent event) {
        List<AppliedEvent> all =
                Stream.concat(state.applied().stream(), Stream.of(event)).toList();
        state = state.withApplied(all);
    }

    /** Replaces the revision in force. */
    void amend(OrderRevision newRevision, PlacementSnapshot placement, PricedOrder newPrice) {
        state = state.withPlacement(placement);
        setRevision(newRevision, newPrice);
    }

    private void setRevision(OrderRevision newRevision, PricedOrder newPrice) {
        revision = newRevision;
        priced = newPrice;
        revised = true;
    }

    /** Replaces the facts that are fixed at placement. */
    void replacePlacement(PlacementSnapshot placement) {
        state = state.withPlacement(placement);
    }

    /** Adds redeemed points. */
    void redeem(List<RedeemedPoints> taken) {
        requireNotCanceled("redeem");
        state = state.withRedeemed(
                Stream.concat(state.redeemed().stream(), taken.stream()).toList());
    }

    /** Removes points from the order's redemption, the last redeemed first; returns them in the order of redemption. */
    List<RedeemedPoints> restore(long points) {
        requireNotCanceled("restore");
        List<RedeemedPoints> kept = new ArrayList<>();
        List<RedeemedPoints> restored = new ArrayList<>();
        long left = points;
        for (RedeemedPoints part : state.redeemed().reversed()) {
            long ofPart = Math.min(left, part.points());
            part.portion(ofPart).ifPresent(restored::addFirst);
            part.portion(part.points() - ofPart).ifPresent(kept::addFirst);
            left -= ofPart;
        }
        state = state.withRedeemed(List.copyOf(kept));
        return restored;
    }

    /** Adds an accrual, or replaces the one with the same entry id. */
    void accrue(OrderAccrual accrual) {
        state = state.with(accrual);
    }

    /** Replaces all accruals. */
    void replaceAccruals(List<OrderAccrual> accruals) {
        state = state.withAccruals(accruals);
    }

    /** Sets the sum of all refunds so far. */
    void refund(RefundTotals refunded) {
        requireNotCanceled("refund");
        state = state.withRefunded(refunded);
    }

    /** Converts the refunds so far, and those before completion, to the currency of a new revision. */
    void convertRefunds(UnaryOperator<RefundTotals> conversion) {
        CompletedSale sale = state.sale();
        state = state.withRefunded(conversion.apply(state.refunded()))
                .withSale(sale.withRefundedBefore(conversion.apply(sale.refundedBefore())));
    }

    /** Sets the order to completed with a sale, or replaces its sale. */
    void complete(CompletedSale sale) {
        requireNotCanceled("complete");
        state = state.withPhase(Phase.COMPLETED).withSale(sale);
    }

    void cancel() {
        requireNotCanceled("cancel");
        state = state.withPhase(Phase.CANCELED).withSale(CompletedSale.NONE);
    }

    /** Adds discrepancies that have not been reported. */
    void report(List<Discrepancy> found) {
        List<Discrepancy> all = Stream.concat(state.discrepancies().stream(), found.stream())
                .distinct()
                .toList();
        state = state.withDiscrepancies(all);
    }

    /**
     * Counts one more export and returns the new numbers.
     *
     * @param whole whether the export contains the original event
     */
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
