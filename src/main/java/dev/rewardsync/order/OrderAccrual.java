package dev.rewardsync.order;

import dev.rewardsync.ledger.EntryId;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The points that one rule awarded for an order, with their terms.
 *
 * <p>With {@code clawback: within-balance}, a reversal takes back at most the available points and forgives the rest.
 * Forgiven points count as taken back. Example: an order earned 50 points, and the customer spent 30 of them on another
 * order. A full refund takes back 20 points and forgives 30. If the other order is canceled, its 30 points are restored, and
 * the 30 forgiven points are <em>recovered</em>: another reversal takes them back. If instead an amendment awards the first
 * order 30 points again, its 30 forgiven points are <em>reinstated</em>: the customer still has them, so no entry is posted.
 *
 * @param entryId id of the first ledger entry; later entries of the same accrual add to it
 * @param ruleId the rule that awarded the points; the same rule as in {@code entryId}, if that contains one
 * @param ruleName name of the rule for the ERP
 * @param fromCart whether a cart rule awarded the points; order exports report only these
 * @param at when the accrual was made
 * @param booked points that the rule awarded in total
 * @param takenBack the part of {@code booked} that was taken back or forgiven
 * @param pending the part of {@link #points} that is not yet released
 * @param expired points that expired in the accrual's own lot and do not count as taken back
 * @param forgiven points that could not be taken back because they were spent, and that no restoration has made up for
 * @param released how the points became available; null if they are not
 * @param limitUse what the award has used of its rule's limits; null if the rule had none
 */
@RecordBuilder
public record OrderAccrual(
        EntryId entryId,
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
        AccrualTerms terms,
        @Nullable LimitUse limitUse)
        implements OrderAccrualBuilder.With {

    /**
     * The release of an accrual.
     *
     * @param sequence sequence of the ledger entry that made the points available
     */
    public record Released(Instant at, long sequence) {}

    /**
     * Points of an accrual that a reversal takes back.
     *
     * @param pending points that were pending
     * @param expired points that had expired
     * @param available points that were debited from the available balance
     * @param forgiven points that were spent and are forgiven
     */
    public record ReversedPoints(long pending, long expired, long available, long forgiven) {

        long total() {
            return pending + expired + available + forgiven;
        }
    }

    /** Returns the points that are not taken back, including pending, spent and expired ones. */
    public long points() {
        return booked - takenBack;
    }

    /** Returns this accrual after its release. */
    public OrderAccrual withRelease(Released release) {
        return with(change -> change.pending(0).released(release));
    }

    /** Returns this accrual after points in its own lot expired. */
    public OrderAccrual plusExpired(long points) {
        return withExpired(Math.addExact(expired, points));
    }

    /** Returns this accrual after points were taken back. */
    public OrderAccrual minus(ReversedPoints points) {
        return with(change -> change.takenBack(Math.addExact(takenBack, points.total()))
                .pending(pending - points.pending())
                .expired(expired - points.expired())
                .forgiven(Math.addExact(forgiven, points.forgiven())));
    }

    /** Returns this accrual after forgiven points were recovered: restored, and then taken back. */
    public OrderAccrual withForgivenRecovered(long points) {
        return withForgiven(forgiven - points);
    }

    /** Returns this accrual after forgiven points were reinstated. This needs no entry: the customer still has the points. */
    public OrderAccrual withForgivenReinstated(long points) {
        return with(change -> change.booked(Math.addExact(booked, points)).forgiven(forgiven - points));
    }

    /** Returns this accrual with more points, which are pending unless the accrual is released. */
    public OrderAccrual plus(long points) {
        long morePending = released == null ? points : 0;
        return with(change -> change.booked(Math.addExact(booked, points)).pending(pending + morePending));
    }

    /**
     * Returns this accrual with the result of a re-rating. {@link #points} does not change: the difference is already posted.
     *
     * @param newlyBooked points that the rule now awards in total
     * @param newTerms these terms with the lines and rule of the new rating
     */
    public OrderAccrual rerated(long newlyBooked, AccrualTerms newTerms) {
        return with(change ->
                change.booked(newlyBooked).takenBack(newlyBooked - points()).terms(newTerms));
    }
}
