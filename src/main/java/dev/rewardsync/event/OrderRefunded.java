package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;

/**
 * An order, or a part of it, was refunded.
 *
 * @param refundId the shop's id of the refund, 1 to 128 characters
 * @param lines what was refunded of lines; of no account where {@code full}
 * @param shipping whether the shipping was refunded
 * @param full whether everything was that had not been refunded yet
 */
public record OrderRefunded(
        Envelope envelope, String orderId, String refundId, List<Pieces> lines, boolean shipping, boolean full)
        implements OrderEvent {

    /**
     * Refunded pieces of a line.
     *
     * @param quantity more than 0, up to 4 decimals
     */
    public record Pieces(String lineId, BigDecimal quantity) {}

    @Override
    public EventType type() {
        return EventType.ORDER_REFUNDED;
    }
}
