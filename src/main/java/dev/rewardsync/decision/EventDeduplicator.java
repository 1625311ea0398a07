package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.ContentDifferences;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The customer's events that took effect, by natural key, so that none does so twice. */
final class EventDeduplicator {

    private final DecisionContext context;
    private final Duration kept;

    EventDeduplicator(DecisionContext context, Duration kept) {
        this.context = context;
        this.kept = kept;
    }

    /** What becomes of an event whose key is known; empty where it is not. */
    Optional<Outcome> again(String key, ShopEvent event, SourceRecord source) {
        IdempotencyRecord known = context.idempotencyRecord(key);
        if (known == null || known.isForgottenBy(source.arrivedAt())) {
            return Optional.empty();
        }
        if (known.type() != event.type()) {
            return Optional.of(conflicting(context, source, ConflictDetail.ofOtherKind(event, known.type())));
        }
        return Optional.of(again(context, known.fingerprint(), event, source));
    }

    /** What becomes of an event of the same key as one of which the fingerprint is kept. */
    static Outcome again(DecisionContext context, Fingerprint first, ShopEvent event, SourceRecord source) {
        return first.matches(Fingerprint.of(event))
                ? Outcome.DUPLICATE
                : conflicting(context, source, ConflictDetail.of(event, ContentDifferences.between(first, event)));
    }

    /** The same natural key with other content. */
    static Outcome conflicting(DecisionContext context, SourceRecord source, String detail) {
        context.decision().deadLetter(source, DeadLetter.Code.CONFLICTING_DUPLICATE, detail);
        return Outcome.DEAD_LETTERED;
    }

    /** Keeps a key; one that went into an entry's id for ever. */
    void remember(String key, ShopEvent event, SourceRecord source, boolean forEver) {
        Instant forgetAt = forEver ? null : source.arrivedAt().plus(kept);
        context.decision().add(new IdempotencyRecord(key, event.type(), Fingerprint.of(event), forgetAt));
    }
}
