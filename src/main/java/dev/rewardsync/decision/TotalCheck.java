package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import java.math.BigDecimal;
import java.util.Optional;

/** Checks that an order's grand total is the sum of its parts, within one smallest unit of its currency. */
final class TotalCheck {

    private TotalCheck() {}

    /** Returns the discrepancy of the grand total; empty if there is none. */
    static Optional<Discrepancy> of(OrderPlaced order, BigDecimal rewardDiscount) {
        Totals totals = order.totals();
        BigDecimal expected = totals.expectedGrandTotal(rewardDiscount, order.pricesIncludeTax());
        BigDecimal off = totals.grandTotal().subtract(expected).abs();
        return off.compareTo(order.currency().smallestUnit()) <= 0
                ? Optional.empty()
                : Optional.of(new Discrepancy(
                        DiscrepancyCode.TOTAL_MISMATCH,
                        "the parts sum to %s, the grand total is %s"
                                .formatted(
                                        order.currency().format(expected),
                                        order.currency().format(totals.grandTotal()))));
    }
}
