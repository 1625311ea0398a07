package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundedQuantities;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param applied the revisions, statuses and refunds that have taken effect
 * @param refunded what of it was refunded
 * @param sale what the order counts for among the customer's sales
 * @param taken where the points used came from, in the order of taking; less what was given back
 * @param accruals what rules gave for it, in the order of booking
 * @param discrepancies all found so far
 */
@RecordBuilder
public record OrderState(
        AccountOwner owner,
        String orderId,
        PlacementSnapshot placement,
        List<AppliedEvent> applied,
        Phase phase,
        CompletedSale sale,
        RefundedQuantities refunded,
        List<RedeemedPoints> taken,
        List<OrderAccrual> accruals,
        List<Discrepancy> discrepancies,
        Exported exported)
        implements AccruingOrder, OrderStateBuilder.With {

    /** Returns an order that was just placed: nothing taken, accrued or exported yet. */
    public static OrderState placed(AccountOwner owner, OrderPlaced order, PlacementSnapshot placement) {
        return new OrderState(
                owner,
                order.orderId(),
                placement,
                List.of(AppliedEvent.of(order)),
                Phase.PLACED,
                CompletedSale.NONE,
                RefundedQuantities.NOTHING,
                List.of(),
                List.of(),
                List.of(),
                Exported.NEVER);
    }

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

    /** Returns the event that took effect under a natural key. */
    public Optional<AppliedEvent> applied(String name) {
        for (AppliedEvent event : applied) {
            if (event.name().equals(name)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Returns the points used less those restored. */
    public long netPointsUsed() {
        return RedeemedPoints.sum(taken);
    }

    /** Returns this order with an accrual changed, or added as the last. */
    public OrderState with(OrderAccrual accrual) {
        return withAccruals(accrualsWith(accrual));
    }
}
