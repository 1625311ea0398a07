package dev.rewardsync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lot that an entry opened, filled up or took from.
 *
 * @param lotId the entry that earned the points
 * @param points signed
 * @param expiresAt when what remains of the lot runs out; null for never
 */
public record LotChange(String lotId, long points, @Nullable Instant expiresAt) {

    /** Both changes of the same lot as one. */
    public LotChange plus(LotChange other) {
        return new LotChange(lotId, Math.addExact(points, other.points), expiresAt);
    }
}
