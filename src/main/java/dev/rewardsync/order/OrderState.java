package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundTotals;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The state of an order that was placed.
 *
 * @param applied revisions, statuses and refunds that have been applied
 * @param sale the order's contribution to the customer's lifetime sales
 * @param refunded sum of all refunds so far
 * @param redeemed points used less restored points, by lot in the order of redemption
 * @param accruals points that rules awarded, in the order of posting
 * @param discrepancies all discrepancies reported so far
 * @param exported numbers of the order's exports
 */
@RecordBuilder
public record OrderState(
        AccountOwner owner,
        String orderId,
        PlacementSnapshot placement,
        List<AppliedEvent> applied,
        Phase phase,
        CompletedSale sale,
        RefundTotals refunded,
        List<RedeemedPoints> redeemed,
        List<OrderAccrual> accruals,
        List<Discrepancy> discrepancies,
        Exported exported)
        implements AccruingOrder, OrderStateBuilder.With {

    /** Returns an order that was just placed, without points and exports. */
    public static OrderState placed(AccountOwner owner, OrderPlaced order, PlacementSnapshot placement) {
        return new OrderState(
                owner,
                order.orderId(),
                placement,
                List.of(AppliedEvent.of(order)),
                Phase.PLACED,
                CompletedSale.NONE,
                RefundTotals.NOTHING,
                List.of(),
                List.of(),
                List.of(),
                Exported.NEVER);
    }

    /** The phase of an order's life. */
    public enum Phase {
        PLACED,
        COMPLETED,
        CANCELED
    }

    /**
     * The numbers of an order's latest exports.
     *
     * @param revision number of the latest export; 0 if there is none
     * @param wholeRevision number of the latest export that contains the original event; 0 if there is none
     */
    public record Exported(int revision, int wholeRevision) {

        /** No exports. */
        public static final Exported NEVER = new Exported(0, 0);

        /**
         * Returns these numbers after one more export.
         *
         * @param whole whether the export contains the original event
         */
        public Exported next(boolean whole) {
            return new Exported(revision + 1, whole ? revision + 1 : wholeRevision);
        }
    }

    /** Returns the applied event of a natural key; empty if there is none. */
    public Optional<AppliedEvent> applied(String key) {
        for (AppliedEvent event : applied) {
            if (event.key().equals(key)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Returns the points used less those restored. */
    public long netPointsUsed() {
        return RedeemedPoints.sum(redeemed);
    }

    /** Returns this order with an accrual replaced by entry id, or appended. */
    public OrderState with(OrderAccrual accrual) {
        return withAccruals(accrualsWith(accrual));
    }
}
