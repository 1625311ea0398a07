package dev.rewardsync.event;

/**
 * A change of an order's status.
 *
 * @param status {@code completed}, {@code canceled} or a name of the shop, which the ruleset may map to one of these
 */
public record OrderStatusChanged(Envelope envelope, String orderId, String status) implements OrderEvent {

    /** The order is paid and delivered, and counts as a sale. */
    public static final String COMPLETED = "completed";

    /** The order is canceled, which is final. */
    public static final String CANCELED = "canceled";

    /** Returns this event with another status. */
    public OrderStatusChanged withStatus(String newStatus) {
        return newStatus.equals(status) ? this : new OrderStatusChanged(envelope, orderId, newStatus);
    }

    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
    }
}
