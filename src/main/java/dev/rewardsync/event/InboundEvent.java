package dev.rewardsync.event;

import java.time.Instant;

/**
 * An event as it arrived, without the record that contained it. Implementations may add the record: decisions return
 * rejected and parked events as the same objects.
 */
public interface InboundEvent {

    /** Returns the event. */
    ShopEvent event();

    /** Returns when the event arrived. */
    Instant arrivedAt();

    /** Returns the event's bytes. Order exports contain the bytes of their order. */
    byte[] payload();
}
