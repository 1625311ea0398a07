package dev.rewardsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The change of one lot by a ledger entry.
 *
 * @param lotId id of the entry that earned the points
 * @param points signed change of the lot's points
 * @param expiry when the remaining points expire
 * @param openedBy sequence of the entry that opened the lot; 0 if this change opens it. It is not published: consumers of
 *     the ledger can derive it from the earlier entries
 */
public record LotChange(EntryId lotId, long points, Expiry expiry, long openedBy) {

    /** Returns the change that opens a lot. */
    public static LotChange opening(EntryId lotId, long points, Expiry expiry) {
        return new LotChange(lotId, points, expiry, 0);
    }

    /** Returns the sum of two changes of the same lot. */
    public LotChange plus(LotChange other) {
        return new LotChange(lotId, Math.addExact(points, other.points), expiry, openedBy);
    }

    /** Returns the lot's own expiry date; null if it has none. */
    public @Nullable Instant expiresAt() {
        return expiry.date();
    }
}
