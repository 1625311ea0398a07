package dev.rewardsync.order;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LotChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points of a redemption: those debited from one lot, or those that exceeded all lots and overdrew the balance.
 *
 * @param lotId id of the lot; null if the points overdrew the balance
 * @param points number of points, more than 0
 * @param expiry expiry of the lot; never if there is no lot
 * @param openedBy sequence of the ledger entry that opened the lot; 0 if there is no lot
 */
public record RedeemedPoints(@Nullable EntryId lotId, long points, Expiry expiry, long openedBy) {

    /** Returns points that overdrew the balance. */
    public static RedeemedPoints withoutLot(long points) {
        return new RedeemedPoints(null, points, Expiry.NEVER, 0);
    }

    /** Returns the points of a redemption's lot change. */
    public static RedeemedPoints of(LotChange change) {
        return new RedeemedPoints(change.lotId(), -change.points(), change.expiry(), change.openedBy());
    }

    /** Returns the sum of the points. */
    public static long sum(List<RedeemedPoints> parts) {
        long sum = 0;
        for (RedeemedPoints part : parts) {
            sum += part.points();
        }
        return sum;
    }

    /** Returns a portion of these points; empty if it is 0. */
    public Optional<RedeemedPoints> portion(long portion) {
        return portion == 0 ? Optional.empty() : Optional.of(new RedeemedPoints(lotId, portion, expiry, openedBy));
    }
}
