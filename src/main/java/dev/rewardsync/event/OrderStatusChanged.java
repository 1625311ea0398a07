package dev.rewardsync.event;

/**
 * A change of an order's status.
 *
 * @param status any name that the shop uses, as the shop sent it; once the event is applied, {@code completed},
 *     {@code canceled} or another name in lower case
 */
public record OrderStatusChanged(Envelope envelope, String orderId, String status) implements OrderEvent {

    /** The order is paid and delivered, and counts as a sale. */
    public static final String COMPLETED = "completed";

    /** The order is canceled, which is final. */
    public static final String CANCELED = "canceled";

    /** Returns this event with another name of its status. */
    public OrderStatusChanged withStatus(String name) {
        return new OrderStatusChanged(envelope, orderId, name);
    }

    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
    }
}
