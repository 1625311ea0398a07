package dev.rewardsync.input;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.ShopEvent;
import java.time.Instant;
import java.util.Objects;

/** An event and the record from which it was read. */
public record InboundRecord(ShopEvent event, SourceRecord source) implements InboundEvent {

    /**
     * Returns the record of an event that was read from one.
     *
     * @throws IllegalArgumentException if the event was not read from a record
     */
    public static InboundRecord of(InboundEvent event) {
        if (event instanceof InboundRecord inbound) {
            return inbound;
        }
        throw new IllegalArgumentException("the event was not read from a record");
    }

    @Override
    public Instant arrivedAt() {
        return source.arrivedAt();
    }

    @Override
    public byte[] payload() {
        return Objects.requireNonNull(source.value(), "a record without a value has no event");
    }
}
