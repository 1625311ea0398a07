package dev.rewardsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lot that an entry opened, filled up or took from.
 *
 * @param lotId the entry that earned the points
 * @param points signed
 * @param expiresAt when what remains of the lot runs out; null for never
 * @param openedBy sequence of the entry that opened the lot; 0 where this change opens it. Ledger records leave it out:
 *     it follows from the entries before
 */
public record LotChange(String lotId, long points, @Nullable Instant expiresAt, long openedBy) {

    /** Returns the change that opens a lot. */
    public static LotChange opening(String lotId, long points, @Nullable Instant expiresAt) {
        return new LotChange(lotId, points, expiresAt, 0);
    }

    /** Both changes of the same lot as one. */
    public LotChange plus(LotChange other) {
        return new LotChange(lotId, Math.addExact(points, other.points), expiresAt, openedBy);
    }
}
