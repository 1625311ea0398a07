package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderPlaced;
import java.time.Duration;
import java.time.Instant;

/**
 * The revision in force of an order, and its bytes.
 *
 * @param bytes the bytes of the event for the export; empty if they are no longer stored
 */
public record PlacedOrder(OrderPlaced event, byte[] bytes) {

    /** Returns whether the bytes are available at an instant, which is for a limited time after the revision occurred. */
    boolean hasBytesAt(Instant at, Instant writtenAt, Duration retention) {
        return bytes.length > 0 && !at.isAfter(writtenAt.plus(retention));
    }

    /** Returns an order with the bytes in which it arrived. */
    static PlacedOrder of(OrderPlaced event, InboundEvent inbound) {
        return new PlacedOrder(event, inbound.payload());
    }
}
