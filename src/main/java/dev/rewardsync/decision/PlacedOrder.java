package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.SourceRecord;
import java.util.Objects;

/**
 * An order as the shop placed it: the event and its bytes.
 *
 * @param bytes for the export; empty once they are no longer kept
 */
public record PlacedOrder(OrderPlaced event, byte[] bytes) {

    /** An order as the record carries it that it came with. */
    static PlacedOrder of(OrderPlaced event, SourceRecord source) {
        return new PlacedOrder(event, Objects.requireNonNull(source.value()));
    }
}
