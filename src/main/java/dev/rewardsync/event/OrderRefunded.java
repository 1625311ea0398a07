package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a whole order or a part of it.
 *
 * @param refundId the shop's id of the refund, 1 to 128 characters
 * @param givenLines refunded quantities of lines; ignored in a full refund, null if the event has no such field
 * @param shipping whether shipping is refunded
 * @param givenFull whether everything that is left is refunded; null if the event has no such field
 */
public record OrderRefunded(
        Envelope envelope,
        String orderId,
        String refundId,
        @Nullable List<RefundedLine> givenLines,
        boolean shipping,
        @Nullable Boolean givenFull)
        implements OrderEvent {

    /**
     * The refunded quantity of a line.
     *
     * @param quantity more than 0, up to 4 decimals
     */
    public record RefundedLine(String lineId, BigDecimal quantity) {}

    /** Returns the refunded quantities of lines; empty if the event names none. */
    public List<RefundedLine> lines() {
        return givenLines == null ? List.of() : givenLines;
    }

    /** Returns whether everything that is left is refunded, which is the default if no lines are named. */
    public boolean full() {
        return givenFull == null ? givenLines == null : givenFull;
    }

    @Override
    public EventType type() {
        return EventType.ORDER_REFUNDED;
    }
}
