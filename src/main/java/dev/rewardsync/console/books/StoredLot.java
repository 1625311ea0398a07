package dev.rewardsync.console.books;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lot: points that became available together.
 *
 * @param lotId the entry that earned the points
 * @param openedAt when the points became available
 * @param expiresAt when the rest expires; null if it does not, or by inactivity only
 * @param opened the points with which the lot was opened
 * @param remaining the points that are left
 * @param expired the points that expired unused
 */
public record StoredLot(
        String lotId, Instant openedAt, @Nullable Instant expiresAt, long opened, long remaining, long expired) {

    static StoredLot of(ResultRow row) throws SQLException {
        return new StoredLot(
                row.text("lot_id"),
                row.time("opened_at"),
                row.optionalTime("expires_at"),
                row.number("opened"),
                row.number("remaining"),
                row.number("expired"));
    }
}
