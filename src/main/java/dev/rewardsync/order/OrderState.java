package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.RefundedQuantities;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order as it stands.
 *
 * @param seen the revisions, statuses and refunds that have taken effect
 * @param refunded what of it was refunded
 * @param sale what the order counts for among the customer's sales
 * @param taken where the points used came from, in the order of taking; less what was given back
 * @param accruals what rules gave for it, in the order of booking
 * @param discrepancies all found so far
 */
public record OrderState(
        AccountOwner owner,
        String orderId,
        PlacementSnapshot placement,
        List<AppliedEvent> seen,
        Phase phase,
        CompletedSale sale,
        RefundedQuantities refunded,
        List<RedeemedPoints> taken,
        List<OrderAccrual> accruals,
        List<Discrepancy> discrepancies,
        Exported exported)
        implements AccruingOrder {

    /** Where in its life an order is. */
    public enum Phase {
        PLACED,
        COMPLETED,
        CANCELED
    }

    /**
     * How often an order was exported.
     *
     * @param revision of the last export, 0 before the first
     * @param wholeRevision of the last export that carried the order's bytes
     */
    public record Exported(int revision, int wholeRevision) {

        /** Not yet. */
        public static final Exported NEVER = new Exported(0, 0);

        /** Once more, with the order's bytes or without. */
        public Exported next(boolean whole) {
            return new Exported(revision + 1, whole ? revision + 1 : wholeRevision);
        }
    }

    /** The event that took effect under a natural key. */
    public Optional<AppliedEvent> seen(String name) {
        for (AppliedEvent key : seen) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The points used less what was given back. */
    public long netPointsUsed() {
        return RedeemedPoints.sum(taken);
    }

    /** This order with an event that has taken effect. */
    public OrderState seeing(AppliedEvent key) {
        List<AppliedEvent> all = Stream.concat(seen.stream(), Stream.of(key)).toList();
        return new OrderState(
                owner, orderId, placement, all, phase, sale, refunded, taken, accruals, discrepancies, exported);
    }

    /** This order as another revision places it. */
    public OrderState with(PlacementSnapshot changed) {
        return new OrderState(
                owner, orderId, changed, seen, phase, sale, refunded, taken, accruals, discrepancies, exported);
    }

    /** This order in another phase, with the sale that it then stands for. */
    public OrderState in(Phase changed, CompletedSale changedSale) {
        return new OrderState(
                owner,
                orderId,
                placement,
                seen,
                changed,
                changedSale,
                refunded,
                taken,
                accruals,
                discrepancies,
                exported);
    }

    /** This order with more refunded. */
    public OrderState with(RefundedQuantities changed) {
        return new OrderState(
                owner, orderId, placement, seen, phase, sale, changed, taken, accruals, discrepancies, exported);
    }

    /** This order with points used that came from elsewhere, or were given back. */
    public OrderState withTaken(List<RedeemedPoints> changed) {
        return new OrderState(
                owner, orderId, placement, seen, phase, sale, refunded, changed, accruals, discrepancies, exported);
    }

    @Override
    public OrderState withAccruals(List<OrderAccrual> changed) {
        return new OrderState(
                owner, orderId, placement, seen, phase, sale, refunded, taken, changed, discrepancies, exported);
    }

    @Override
    public OrderState with(OrderAccrual accrual) {
        return (OrderState) AccruingOrder.super.with(accrual);
    }

    /** This order with more found that should not be. */
    public OrderState finding(List<Discrepancy> found) {
        List<Discrepancy> all =
                Stream.concat(discrepancies.stream(), found.stream()).distinct().toList();
        return new OrderState(owner, orderId, placement, seen, phase, sale, refunded, taken, accruals, all, exported);
    }

    /** This order exported once more, with its bytes or without. */
    public OrderState exportedOnceMore(boolean whole) {
        return new OrderState(
                owner,
                orderId,
                placement,
                seen,
                phase,
                sale,
                refunded,
                taken,
                accruals,
                discrepancies,
                exported.next(whole));
    }
}
