package dev.rewardsync.order;

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
 */
public record TakenPoints(
        @Nullable String lotId, long points, @Nullable Instant expiresAt) {

    /** All of them together. */
    public static long sum(List<TakenPoints> parts) {
        long sum = 0;
        for (TakenPoints part : parts) {
            sum += part.points();
        }
        return sum;
    }

    /** So many of them; empty for none. */
    public Optional<TakenPoints> part(long some) {
        return some == 0 ? Optional.empty() : Optional.of(new TakenPoints(lotId, some, expiresAt));
    }
}
