package dev.rewardsync.decision;

import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.ledger.LedgerEntry.SourceEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something is booked, and as of when.
 *
 * @param source the event; null where time alone is the cause
 */
record Cause(Instant at, @Nullable SourceEvent source) {

    static Cause of(ShopEvent event) {
        return new Cause(event.occurredAt(), new SourceEvent(event.type(), event.eventId()));
    }

    static Cause time(Instant due) {
        return new Cause(due, null);
    }
}
