package dev.rewardsync.event;

import java.time.Instant;

/**
 * An event that has arrived. An implementation can also hold the record that contained the event: decisions return rejected
 * and parked events as the objects that they received.
 */
public interface InboundEvent {

    /** Returns the event. */
    ShopEvent event();

    /** Returns when the event arrived. */
    Instant arrivedAt();

    /** Returns the original event, byte for byte as it arrived. Order exports contain the original event of their order. */
    byte[] payload();
}
