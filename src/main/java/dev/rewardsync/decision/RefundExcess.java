package dev.rewardsync.decision;

import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that a refund does not exceed what the refunds before it left of the order. See {@code docs/orders.md}. */
final class RefundExcess {

    private RefundExcess() {}

    /**
     * Returns the discrepancy of a refund that exceeds the order, as a list of at most one.
     *
     * @param before all earlier refunds
     * @param after {@code before} with the refund
     */
    static List<Discrepancy> of(OrderRefunded refund, RefundTotals before, RefundTotals after, PricedOrder priced) {
        List<String> excess = new ArrayList<>(before.excess(refund, priced.order()));
        ofAmount(before, after, priced).ifPresent(excess::add);
        return excess.isEmpty()
                ? List.of()
                : List.of(new Discrepancy(
                        DiscrepancyCode.REFUND_EXCEEDS_ORDER,
                        "refund %s exceeds the order; ignored: %s"
                                .formatted(refund.refundId(), String.join(", ", excess))));
    }

    /** Returns the description of an amount that, with all earlier amounts, exceeds what the customer paid. */
    private static Optional<String> ofAmount(RefundTotals before, RefundTotals after, PricedOrder priced) {
        BigDecimal amount = after.amount().subtract(before.amount());
        BigDecimal paid = priced.paidAmount();
        if (amount.signum() == 0 || after.amount().compareTo(paid) <= 0) {
            return Optional.empty();
        }
        Currency currency = priced.order().currency();
        BigDecimal left = paid.subtract(before.amount()).max(BigDecimal.ZERO);
        return Optional.of("%s of the paid amount, of which %s were left"
                .formatted(currency.format(amount), currency.format(left)));
    }
}
