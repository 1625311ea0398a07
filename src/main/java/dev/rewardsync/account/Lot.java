package dev.rewardsync.account;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Available points that were earned together and expire together.
 *
 * @param lotId id of the entry that earned the points
 * @param remaining points left, more than 0
 * @param expiresAt when the remaining points expire; null for never
 * @param openedBy sequence of the ledger entry that opened the lot, more than 0. A lot that was emptied and is filled
 *     again keeps this sequence
 */
public record Lot(EntryId lotId, long remaining, @Nullable Instant expiresAt, long openedBy) {

    /** Spending order: earliest expiry first, lots that never expire last; equal lots in the order of opening. */
    public static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(Lot::openedBy);

    Lot plus(long points) {
        return new Lot(lotId, Math.addExact(remaining, points), expiresAt, openedBy);
    }

    /** Returns the change that takes points out of this lot. */
    public LotChange debit(long points) {
        return new LotChange(lotId, -points, expiresAt, openedBy);
    }
}
