package dev.rewardsync.event;

import java.util.Locale;

/**
 * A change of an order's status.
 *
 * @param status {@code completed}, {@code canceled} or any other name that the shop uses; as the shop sent it, unless the
 *     event is {@link #normalized}
 */
public record OrderStatusChanged(Envelope envelope, String orderId, String status) implements OrderEvent {

    /** The order is paid and delivered, and counts as a sale. */
    public static final String COMPLETED = "completed";

    /** The order is canceled, which is final. */
    public static final String CANCELED = "canceled";

    /**
     * Returns a status in its normalized form: in lower case, without outer spaces, and with the spellings {@code complete}
     * and {@code cancelled} replaced by {@link #COMPLETED} and {@link #CANCELED}. Natural keys, entry ids and awards contain
     * only normalized statuses. See {@code docs/events.md}, "Names of statuses".
     */
    public static String normalize(String status) {
        String plain = status.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "complete" -> COMPLETED;
            case "cancelled" -> CANCELED;
            default -> plain;
        };
    }

    /** Returns this event with its status {@linkplain #normalize normalized}. */
    public OrderStatusChanged normalized() {
        return new OrderStatusChanged(envelope, orderId, normalize(status));
    }

    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
    }
}
