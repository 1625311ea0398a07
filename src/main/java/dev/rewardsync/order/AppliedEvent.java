package dev.rewardsync.order;

import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import java.time.Instant;

/**
 * An event that has been applied to its order.
 *
 * @param key natural key within the order: the kind of event, and the revision number, status or refund id
 * @param fingerprint fingerprint of the event's content
 * @param at when the event occurred
 */
public record AppliedEvent(String key, Fingerprint fingerprint, Instant at) {

    /** Returns the record of an event that is applied. */
    public static AppliedEvent of(OrderEvent event) {
        return new AppliedEvent(keyOf(event), Fingerprint.of(event), event.occurredAt());
    }

    /** Returns the natural key of an event within its order. */
    public static String keyOf(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> "revision " + placed.revision();
            case OrderStatusChanged changed -> statusKey(changed.status());
            case OrderRefunded refund -> "refund " + refund.refundId();
        };
    }

    /** Returns the natural key of a status within its order. */
    public static String statusKey(String status) {
        return "status " + status;
    }
}
