package dev.rewardsync.event;

/**
 * An order reached a status.
 *
 * @param status {@code completed}, {@code canceled} or any name of the shop's own; as the shop writes it until the ruleset
 *     says what it means
 */
public record OrderStatusChanged(Envelope envelope, String orderId, String status) implements OrderEvent {

    /** The order is paid and delivered: it counts as a sale. */
    public static final String COMPLETED = "completed";

    /** The order is void, for good. */
    public static final String CANCELED = "canceled";

    /** The same event with its status by another name. */
    public OrderStatusChanged named(String name) {
        return name.equals(status) ? this : new OrderStatusChanged(envelope, orderId, name);
    }

    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
    }
}
