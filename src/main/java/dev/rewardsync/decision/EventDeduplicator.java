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
import org.jspecify.annotations.Nullable;

/** Recognizes events that have been applied, by natural key. See {@code docs/records.md}, "The same event again". */
final class EventDeduplicator {

    private final DecisionContext context;
    private final Duration retention;

    EventDeduplicator(DecisionContext context, Duration retention) {
        this.context = context;
        this.retention = retention;
    }

    /** Returns the outcome of an event whose key is recorded; empty if it is not. */
    Optional<Outcome> check(String key, ShopEvent event, SourceRecord source) {
        IdempotencyRecord stored = context.idempotencyRecord(key);
        if (stored == null || stored.isExpiredAt(source.arrivedAt())) {
            return Optional.empty();
        }
        if (stored.type() != event.type()) {
            return Optional.of(rejectConflict(context, source, ConflictDetail.ofOtherKind(event, stored.type())));
        }
        return Optional.of(compare(context, stored.fingerprint(), event, source));
    }

    /** Returns the outcome of an event with the same key as an applied one. */
    static Outcome compare(DecisionContext context, Fingerprint first, ShopEvent event, SourceRecord source) {
        return first.matches(Fingerprint.of(event))
                ? Outcome.DUPLICATE
                : rejectConflict(context, source, ConflictDetail.of(event, ContentDifferences.between(first, event)));
    }

    /** Rejects an event with the natural key of an applied one and other content. */
    static Outcome rejectConflict(DecisionContext context, SourceRecord source, String detail) {
        context.decision().deadLetter(source, DeadLetter.Code.CONFLICTING_DUPLICATE, detail);
        return Outcome.DEAD_LETTERED;
    }

    /** Records an event that was applied, for as long as the operator's policy says. */
    void record(String key, ShopEvent event, SourceRecord source) {
        record(key, event, source.arrivedAt().plus(retention));
    }

    /** Records an event that was applied, without expiry: its key is part of a ledger entry's id. */
    void recordForever(String key, ShopEvent event) {
        record(key, event, (Instant) null);
    }

    private void record(String key, ShopEvent event, @Nullable Instant expiresAt) {
        context.decision().add(new IdempotencyRecord(key, event.type(), Fingerprint.of(event), expiresAt));
    }
}
