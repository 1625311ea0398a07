package dev.rewardsync.account;

import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What remains available of points earned together.
 *
 * @param lotId the entry that earned them
 * @param remaining more than 0
 * @param expiresAt when what remains runs out; null for never
 * @param openedBy sequence of the ledger entry that opened the lot, more than 0. A lot that was emptied and is filled
 *     again keeps it
 */
public record Lot(String lotId, long remaining, @Nullable Instant expiresAt, long openedBy) {

    /** Spending order: the earliest expiry first, lots that never expire last; among equals the one opened first. */
    public static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(Lot::openedBy);

    Lot plus(long points) {
        return new Lot(lotId, Math.addExact(remaining, points), expiresAt, openedBy);
    }

    /** Returns the change that takes some of the remaining points. */
    public LotChange taking(long points) {
        return new LotChange(lotId, -points, expiresAt, openedBy);
    }
}
