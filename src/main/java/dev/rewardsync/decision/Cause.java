package dev.rewardsync.decision;

import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.ledger.LedgerEntry.SourceEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a ledger entry.
 *
 * @param at when the entry occurs
 * @param source the event; null if a timer is the cause
 */
record Cause(Instant at, @Nullable SourceEvent source) {

    static Cause of(ShopEvent event) {
        return new Cause(event.occurredAt(), new SourceEvent(event.type(), event.eventId()));
    }

    static Cause ofTimer(Instant firedAt) {
        return new Cause(firedAt, null);
    }
}
