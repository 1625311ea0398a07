package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import dev.rewardsync.order.Discrepancy;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether an order's grand total is the sum of its parts, to within one smallest unit of its currency. */
final class TotalCheck {

    private TotalCheck() {}

    /** What is wrong with the sum; empty where nothing is. */
    static Optional<Discrepancy> of(OrderPlaced order, BigDecimal rewardDiscount) {
        Totals totals = order.totals();
        BigDecimal expected = totals.toPay(rewardDiscount, order.pricesIncludeTax());
        BigDecimal off = totals.grandTotal().subtract(expected).abs();
        return off.compareTo(order.currency().smallestUnit()) <= 0
                ? Optional.empty()
                : Optional.of(new Discrepancy(
                        Discrepancy.Code.TOTAL_MISMATCH,
                        "the parts sum to %s, the grand total is %s"
                                .formatted(
                                        order.currency().format(expected),
                                        order.currency().format(totals.grandTotal()))));
    }
}
