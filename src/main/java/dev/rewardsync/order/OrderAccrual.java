package dev.rewardsync.order;

import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.OnRefund;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What one rule gave for an order, with the terms it was made on.
 *
 * @param entryId of the accrual
 * @param ruleName for the ERP
 * @param fromCart whether a cart rule gave it; only these count in the order's own figures
 * @param points net of what was taken back
 * @param pending the part of {@code points} not yet released
 * @param expired the part of {@code points} that ran out in the accrual's own lot
 * @param at when it was made
 * @param award when it becomes available
 * @param expireAfter how long it can be spent from then on; null for ever
 */
public record OrderAccrual(
        String entryId,
        String ruleId,
        String ruleName,
        boolean fromCart,
        long points,
        long pending,
        long expired,
        Instant at,
        Award award,
        @Nullable Period expireAfter,
        OnRefund onRefund) {

    /** This accrual released. */
    public OrderAccrual released() {
        return with(points, 0, expired);
    }

    /** This accrual after points of its own lot ran out. */
    public OrderAccrual expiring(long lapsed) {
        return with(points, pending, Math.addExact(expired, lapsed));
    }

    /** This accrual taken back whole. */
    public OrderAccrual reversed() {
        return with(0, 0, 0);
    }

    private OrderAccrual with(long changedPoints, long changedPending, long changedExpired) {
        return new OrderAccrual(
                entryId,
                ruleId,
                ruleName,
                fromCart,
                changedPoints,
                changedPending,
                changedExpired,
                at,
                award,
                expireAfter,
                onRefund);
    }
}
