package dev.rewardsync.decision;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of an applied event, by which duplicates are recognized.
 *
 * @param key natural key: the kind of event and the shop's id, such as {@code review:r-7}
 * @param type type of the event; types that are identified by event id share their keys
 * @param expiresAt when the record may be deleted; null for never, since the key is part of a ledger entry's id
 */
public record IdempotencyRecord(
        String key,
        EventType type,
        Fingerprint fingerprint,
        @Nullable Instant expiresAt) {

    /** Returns whether the record no longer counts at an instant. */
    public boolean isExpiredAt(Instant at) {
        return expiresAt != null && !expiresAt.isAfter(at);
    }
}
