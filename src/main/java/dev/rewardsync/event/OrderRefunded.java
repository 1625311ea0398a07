package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a whole order or a part of it.
 *
 * @param refundId the shop's id of the refund, 1 to 128 characters
 * @param givenLines refunded quantities of lines; ignored in a full refund, null if the event has no such field
 * @param givenShipping whether shipping is refunded; null if the event has no such field
 * @param givenAmount refunded money that belongs to no line, in the order's currency, 0 or more; ignored in a full refund, null
 *     if the event has no such field
 * @param givenFull whether everything that is left is refunded; null if the event has no such field
 */
public record OrderRefunded(
        Envelope envelope,
        String orderId,
        String refundId,
        @Nullable List<RefundedLine> givenLines,
        @Nullable Boolean givenShipping,
        @Nullable BigDecimal givenAmount,
        @Nullable Boolean givenFull)
        implements OrderEvent {

    /**
     * The refunded quantity of a line.
     *
     * @param quantity more than 0, up to 4 decimals
     */
    public record RefundedLine(String lineId, BigDecimal quantity) {}

    /** Returns the refunded quantities of lines; empty if the event contains none. */
    public List<RefundedLine> lines() {
        return givenLines == null ? List.of() : givenLines;
    }

    /** Returns whether shipping is refunded; false by default. */
    public boolean shipping() {
        return Boolean.TRUE.equals(givenShipping);
    }

    /** Returns the refunded money that belongs to no line; 0 by default. */
    public BigDecimal amount() {
        return givenAmount == null ? BigDecimal.ZERO : givenAmount;
    }

    /** Returns whether everything that is left is refunded: the default if the event has no lines, shipping or amount. */
    public boolean full() {
        return givenFull == null ? givenLines == null && givenShipping == null && givenAmount == null : givenFull;
    }

    @Override
    public EventType type() {
        return EventType.ORDER_REFUNDED;
    }
}
