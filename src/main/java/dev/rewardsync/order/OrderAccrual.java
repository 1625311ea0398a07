package dev.rewardsync.order;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        AccrualTerms terms)
        implements OrderAccrualBuilder.With {

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

    /** Returns this accrual released. */
    public OrderAccrual releasedBy(Released release) {
        return with(change -> change.pending(0).released(release));
    }

    /** Returns this accrual after points of its own lot expired. */
    public OrderAccrual expiring(long points) {
        return withExpired(Math.addExact(expired, points));
    }

    /**
     * Returns this accrual with points taken back.
     *
     * @param ofPending how many of them were pending
     * @param ofExpired how many had expired
     * @param ofSpent how many were spent and are forgiven
     */
    public OrderAccrual less(long points, long ofPending, long ofExpired, long ofSpent) {
        return with(change -> change.takenBack(Math.addExact(takenBack, points))
                .pending(pending - ofPending)
                .expired(expired - ofExpired)
                .forgiven(Math.addExact(forgiven, ofSpent)));
    }

    /** Returns this accrual after forgiven points came back and were taken back after all. */
    public OrderAccrual collecting(long points) {
        return withForgiven(forgiven - points);
    }

    /** Returns this accrual with forgiven points given again: the customer has kept them all along. */
    public OrderAccrual givingForgiven(long points) {
        return with(change -> change.booked(Math.addExact(booked, points)).forgiven(forgiven - points));
    }

    /** Returns this accrual with more points, pending unless it is released. */
    public OrderAccrual plus(long points) {
        long morePending = released == null ? points : 0;
        return with(change -> change.booked(Math.addExact(booked, points)).pending(pending + morePending));
    }

    /** Returns this accrual as rated again, with as many points left as before. */
    public OrderAccrual rerated(long newlyBooked, AccrualTerms newTerms) {
        return with(change ->
                change.booked(newlyBooked).takenBack(newlyBooked - points()).terms(terms.rerated(newTerms)));
    }
}
