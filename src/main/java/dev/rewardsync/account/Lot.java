package dev.rewardsync.account;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Available points that were earned together and expire together.
 *
 * @param lotId id of the entry that earned the points
 * @param remaining points left, more than 0
 * @param expiry when the remaining points expire
 * @param openedBy sequence of the ledger entry that opened the lot, more than 0. A lot that was emptied and is filled
 *     again keeps this sequence
 */
public record Lot(EntryId lotId, long remaining, Expiry expiry, long openedBy) {

    /** Spending order: earliest expiry first, lots without an expiry date last; equal lots in the order of opening. */
    public static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(Lot::openedBy);

    Lot plus(long points) {
        return new Lot(lotId, Math.addExact(remaining, points), expiry, openedBy);
    }

    /** Returns the change that takes points out of this lot. */
    public LotChange debit(long points) {
        return new LotChange(lotId, -points, expiry, openedBy);
    }

    /** Returns this lot's own expiry date; null if it has none. */
    public @Nullable Instant expiresAt() {
        return expiry.date();
    }
}
