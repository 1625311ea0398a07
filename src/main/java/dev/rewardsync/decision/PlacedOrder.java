package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * An order as the shop placed it: the event and its bytes.
 *
 * @param bytes for the export; empty once they are no longer kept
 */
public record PlacedOrder(OrderPlaced event, byte[] bytes) {

    /** Whether the bytes are still kept at a moment; they are for so long from when the order was written. */
    boolean keptAt(Instant at, Instant writtenAt, Duration kept) {
        return bytes.length > 0 && !at.isAfter(writtenAt.plus(kept));
    }

    /** An order as the record carries it that it came with. */
    static PlacedOrder of(OrderPlaced event, SourceRecord source) {
        return new PlacedOrder(event, Objects.requireNonNull(source.value()));
    }
}
