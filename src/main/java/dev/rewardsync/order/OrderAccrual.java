package dev.rewardsync.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule gave for an order, with the terms it was made on.
 *
 * @param entryId of its first entry; later ones that add to it are part of it
 * @param ruleName for the ERP
 * @param fromCart whether a cart rule gave it; only these count in the order's own figures
 * @param at when it was made
 * @param booked what the rule gave in all
 * @param takenBack the part of {@code booked} that was taken back, or forgiven instead
 * @param pending the part of {@link #points} not yet released
 * @param expired what ran out in the accrual's own lot and has not been counted as taken back
 * @param forgiven what was to be taken back, was spent by then, and has not come back since
 * @param released how it became available; null where it did not yet
 */
public record OrderAccrual(
        String entryId,
        String ruleId,
        String ruleName,
        boolean fromCart,
        Instant at,
        long booked,
        long takenBack,
        long pending,
        long expired,
        long forgiven,
        @Nullable Released released,
        AccrualTerms terms) {

    /**
     * How an accrual became available.
     *
     * @param sequence of the ledger entry that made it available
     */
    public record Released(Instant at, long sequence) {}

    /** The points that are left of it, pending, spent and run out ones included. */
    public long points() {
        return booked - takenBack;
    }

    /** This accrual released. */
    public OrderAccrual releasedBy(Released release) {
        return with(booked, takenBack, 0, expired, forgiven, release);
    }

    /** This accrual after points of its own lot ran out. */
    public OrderAccrual expiring(long lapsed) {
        return with(booked, takenBack, pending, Math.addExact(expired, lapsed), forgiven, released);
    }

    /**
     * This accrual with points taken back.
     *
     * @param ofPending how many of them were pending
     * @param ofExpired how many had run out
     * @param ofSpent how many were spent and are forgiven
     */
    public OrderAccrual less(long points, long ofPending, long ofExpired, long ofSpent) {
        return with(
                booked,
                Math.addExact(takenBack, points),
                pending - ofPending,
                expired - ofExpired,
                Math.addExact(forgiven, ofSpent),
                released);
    }

    /** This accrual after points that had been forgiven came back, and were taken back after all. */
    public OrderAccrual collecting(long points) {
        return with(booked, takenBack, pending, expired, forgiven - points, released);
    }

    /** This accrual with points given again that had been forgiven: the customer has kept them all along. */
    public OrderAccrual givingForgiven(long points) {
        return with(Math.addExact(booked, points), takenBack, pending, expired, forgiven - points, released);
    }

    /** This accrual with more points, pending unless it has been released. */
    public OrderAccrual plus(long points) {
        long morePending = released == null ? points : 0;
        return with(Math.addExact(booked, points), takenBack, pending + morePending, expired, forgiven, released);
    }

    /** This accrual as another look at the order has it, with as many points left as it has. */
    public OrderAccrual redecided(long bookedAnew, AccrualTerms anew) {
        return new OrderAccrual(
                entryId,
                ruleId,
                ruleName,
                fromCart,
                at,
                bookedAnew,
                bookedAnew - points(),
                pending,
                expired,
                forgiven,
                released,
                terms.redecided(anew));
    }

    private OrderAccrual with(
            long changedBooked,
            long changedTakenBack,
            long changedPending,
            long changedExpired,
            long changedForgiven,
            @Nullable Released changedReleased) {
        return new OrderAccrual(
                entryId,
                ruleId,
                ruleName,
                fromCart,
                at,
                changedBooked,
                changedTakenBack,
                changedPending,
                changedExpired,
                changedForgiven,
                changedReleased,
                terms);
    }
}
