package dev.rewardsync.order;

import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.rule.CustomerFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contribution of a completed order to the customer's lifetime sales.
 *
 * @param amount the grand total in the ruleset's currency
 * @param refunded the refunded part of {@code amount}
 * @param at when the order was completed; the epoch in {@link #NONE}
 * @param customer the facts about the customer at completion; null in {@link #NONE}
 * @param refundedBefore the refunds before completion
 */
@RecordBuilder
public record CompletedSale(
        BigDecimal amount,
        BigDecimal refunded,
        Instant at,
        @Nullable CustomerFacts customer,
        RefundTotals refundedBefore)
        implements CompletedSaleBuilder.With {

    /** The sale of an order that is not completed, or canceled. */
    public static final CompletedSale NONE =
            new CompletedSale(BigDecimal.ZERO, BigDecimal.ZERO, Instant.EPOCH, null, RefundTotals.NOTHING);

    /** Returns the amount less refunds. */
    public BigDecimal net() {
        return amount.subtract(refunded);
    }
}
