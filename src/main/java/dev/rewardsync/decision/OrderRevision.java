package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderPlaced;
import java.time.Duration;
import java.time.Instant;

/**
 * The revision in force of an order: its event as the core reads it, and the original event for exports.
 *
 * @param original the original event as it arrived; empty if it is no longer stored
 */
public record OrderRevision(OrderPlaced event, byte[] original) {

    /** Returns whether the original event is available at an instant. It is stored for a limited time after the revision. */
    boolean hasOriginalAt(Instant at, Instant revisedAt, Duration retention) {
        return original.length > 0 && !at.isAfter(revisedAt.plus(retention));
    }

    /** Returns the revision of an event that arrived. */
    static OrderRevision of(OrderPlaced event, InboundEvent inbound) {
        return new OrderRevision(event, inbound.payload());
    }
}
