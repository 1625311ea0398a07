package dev.rewardsync.order;

import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points that a redemption took.
 *
 * @param lotId the lot that they came from; null where there was none and the balance went below zero
 * @param points more than 0
 * @param expiresAt of the lot; null for never
 * @param openedBy sequence of the ledger entry that opened the lot; 0 where there was none
 */
public record RedeemedPoints(
        @Nullable String lotId, long points, @Nullable Instant expiresAt, long openedBy) {

    /** Returns points that no lot held: they took the balance below zero. */
    public static RedeemedPoints withoutLot(long points) {
        return new RedeemedPoints(null, points, null, 0);
    }

    /** Returns the points that a redemption's change took from a lot. */
    public static RedeemedPoints of(LotChange change) {
        return new RedeemedPoints(change.lotId(), -change.points(), change.expiresAt(), change.openedBy());
    }

    /** All of them together. */
    public static long sum(List<RedeemedPoints> parts) {
        long sum = 0;
        for (RedeemedPoints part : parts) {
            sum += part.points();
        }
        return sum;
    }

    /** So many of them; empty for none. */
    public Optional<RedeemedPoints> part(long some) {
        return some == 0 ? Optional.empty() : Optional.of(new RedeemedPoints(lotId, some, expiresAt, openedBy));
    }
}
