package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, or a part of it, was refunded.
 *
 * @param refundId the shop's id of the refund, 1 to 128 characters
 * @param givenLines what was refunded of lines; of no account where {@code full}, null where the shop named no lines
 * @param shipping whether the shipping was refunded
 * @param givenFull whether everything was that had not been refunded yet; null where the shop did not say
 */
public record OrderRefunded(
        Envelope envelope,
        String orderId,
        String refundId,
        @Nullable List<Pieces> givenLines,
        boolean shipping,
        @Nullable Boolean givenFull)
        implements OrderEvent {

    /**
     * Refunded pieces of a line.
     *
     * @param quantity more than 0, up to 4 decimals
     */
    public record Pieces(String lineId, BigDecimal quantity) {}

    /** What was refunded of lines. */
    public List<Pieces> lines() {
        return givenLines == null ? List.of() : givenLines;
    }

    /** Whether everything was refunded that had not been refunded yet. */
    public boolean full() {
        return givenFull == null ? givenLines == null : givenFull;
    }

    @Override
    public EventType type() {
        return EventType.ORDER_REFUNDED;
    }
}
