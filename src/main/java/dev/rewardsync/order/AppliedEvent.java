package dev.rewardsync.order;

import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import java.time.Instant;

/**
 * One of an order's events by its natural key, and its content.
 *
 * @param name what kind of event, and the revision's number, the status or the refund's id
 * @param at when it happened
 */
public record AppliedEvent(String name, Fingerprint fingerprint, Instant at) {

    /** The natural key of an event among those of its order. */
    public static AppliedEvent of(OrderEvent event) {
        return new AppliedEvent(nameOf(event), Fingerprint.of(event), event.occurredAt());
    }

    /** The name of an event's key. */
    public static String nameOf(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> "revision " + placed.revision();
            case OrderStatusChanged changed -> status(changed.status());
            case OrderRefunded refund -> "refund " + refund.refundId();
        };
    }

    /** The name of a status's key. */
    public static String status(String status) {
        return "status " + status;
    }
}
