package dev.rewardsync.account;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What remains available of points earned together.
 *
 * @param lotId the entry that earned them
 * @param remaining more than 0
 * @param expiresAt when what remains runs out; null for never
 */
public record Lot(String lotId, long remaining, @Nullable Instant expiresAt) {

    /**
     * Spending order: the earliest expiry first, what never expires last; among equals the one opened first. A lot that
     * was emptied and is filled again counts as opened then.
     */
    public static final Comparator<Lot> SPENDING_ORDER =
            Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()));

    Lot plus(long points) {
        return new Lot(lotId, Math.addExact(remaining, points), expiresAt);
    }
}
