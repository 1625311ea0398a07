package dev.rewardsync.order;

import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.rule.CustomerFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a completed order counts for.
 *
 * @param amount the grand total in the ruleset's currency
 * @param refunded the part of it that refunds took away
 * @param at when the order was completed
 * @param customer the customer as rules saw them then; null where the order is not completed
 * @param refundedBefore what had been refunded by then
 */
@RecordBuilder
public record CompletedSale(
        BigDecimal amount,
        BigDecimal refunded,
        Instant at,
        @Nullable CustomerFacts customer,
        RefundedQuantities refundedBefore)
        implements CompletedSaleBuilder.With {

    /** Not sold: not yet, or no longer. */
    public static final CompletedSale NONE =
            new CompletedSale(BigDecimal.ZERO, BigDecimal.ZERO, Instant.EPOCH, null, RefundedQuantities.NOTHING);

    /** What is left of it. */
    public BigDecimal net() {
        return amount.subtract(refunded);
    }
}
