package dev.rewardsync.event;

/**
 * An order reached a status.
 *
 * @param status {@code completed}, {@code canceled} or any name of the shop's own
 */
public record OrderStatusChanged(Envelope envelope, String orderId, String status) implements OrderEvent {

    /** The order is paid and delivered: it counts as a sale. */
    public static final String COMPLETED = "completed";

    /** The order is void, for good. */
    public static final String CANCELED = "canceled";

    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
    }
}
