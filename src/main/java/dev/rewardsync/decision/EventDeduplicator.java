package dev.rewardsync.decision;

import dev.rewardsync.event.ContentDifferences;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognizes events that have been applied, by natural key. See {@code docs/events.md}, "The same event again". */
final class EventDeduplicator {

    private final DecisionContext context;
    private final Duration retention;

    EventDeduplicator(DecisionContext context, Duration retention) {
        this.context = context;
        this.retention = retention;
    }

    /** Returns the outcome of an event whose key is recorded; empty if it is not. */
    Optional<Outcome> check(String key, ShopEvent event, Instant arrivedAt) {
        IdempotencyRecord stored = context.idempotencyRecord(key);
        if (stored == null || stored.isExpiredAt(arrivedAt)) {
            return Optional.empty();
        }
        if (stored.type() != event.type()) {
            return Optional.of(conflict(ConflictDetail.ofOtherKind(event, stored.type())));
        }
        return Optional.of(compare(stored.fingerprint(), event));
    }

    /** Returns the outcome of an event with the same key as an applied one. */
    static Outcome compare(Fingerprint first, ShopEvent event) {
        return first.matches(Fingerprint.of(event))
                ? Outcome.Accepted.DUPLICATE
                : conflict(ConflictDetail.of(event, ContentDifferences.between(first, event)));
    }

    /** Returns the outcome of an event with the natural key of an applied one and other content. */
    static Outcome conflict(String detail) {
        return new Outcome.Rejection(RejectionCode.CONFLICTING_DUPLICATE, detail);
    }

    /** Records an event that was applied, for as long as the operator's policy says. */
    void record(String key, ShopEvent event, Instant arrivedAt) {
        add(key, event, arrivedAt.plus(retention));
    }

    /** Records an event that was applied, without expiry: its key is part of a ledger entry's id. */
    void recordForever(String key, ShopEvent event) {
        add(key, event, null);
    }

    private void add(String key, ShopEvent event, @Nullable Instant expiresAt) {
        context.decision()
                .addIdempotencyRecords(new IdempotencyRecord(key, event.type(), Fingerprint.of(event), expiresAt));
    }
}
