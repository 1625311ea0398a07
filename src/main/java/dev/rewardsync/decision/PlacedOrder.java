package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;

/**
 * An order as the shop placed it: the event and its bytes.
 *
 * @param bytes for the export; empty once they are no longer kept
 */
public record PlacedOrder(OrderPlaced event, byte[] bytes) {}
