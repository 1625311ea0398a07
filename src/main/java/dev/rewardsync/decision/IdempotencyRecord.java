package dev.rewardsync.decision;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that took effect, by its natural key, so that its like is known again.
 *
 * @param key the kind of event and the shop's id, such as {@code review:r-7}
 * @param type of the event: kinds that are known by their event's id share a key
 * @param forgetAt when it may be forgotten; null for never, since the key is part of a ledger entry's id
 */
public record IdempotencyRecord(
        String key,
        EventType type,
        Fingerprint fingerprint,
        @Nullable Instant forgetAt) {

    /** Whether it no longer counts at a moment. */
    public boolean isForgottenBy(Instant at) {
        return forgetAt != null && !forgetAt.isAfter(at);
    }
}
