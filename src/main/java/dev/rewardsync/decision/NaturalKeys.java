package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The customer's events that took effect, by natural key, so that none does so twice. */
final class NaturalKeys {

    private final Draft draft;
    private final Duration kept;

    NaturalKeys(Draft draft, Duration kept) {
        this.draft = draft;
        this.kept = kept;
    }

    /** What becomes of an event whose key is known; empty where it is not. */
    Optional<Outcome> again(String key, ShopEvent event, SourceRecord source, String pointer) {
        Remembered known = draft.remembered(key);
        if (known == null || known.isForgottenBy(source.arrivedAt())) {
            return Optional.empty();
        }
        return Optional.of(
                known.fingerprint().equals(Fingerprint.of(event))
                        ? Outcome.DUPLICATE
                        : OrderEvents.conflicting(draft, source, pointer));
    }

    /** Keeps a key; one that went into an entry's id for ever. */
    void remember(String key, ShopEvent event, SourceRecord source, boolean forEver) {
        Instant forgetAt = forEver ? null : source.arrivedAt().plus(kept);
        draft.remember(new Remembered(key, Fingerprint.of(event), forgetAt));
    }
}
