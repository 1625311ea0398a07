package dev.rewardsync.decision;

import dev.rewardsync.event.PayableScope;
import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Checks that the reward discount is at most the amount that points can pay, within one smallest unit of the order's currency.
 * See {@code docs/discrepancies.md}, "What points may pay".
 */
final class PayableCheck {

    private PayableCheck() {}

    /** Returns the discrepancy of a reward discount that is too high; empty if there is none. */
    static Optional<Discrepancy> of(PricedOrder priced, BigDecimal rewardDiscount, PayableScope scope) {
        if (rewardDiscount.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal max = new PayableAmount(priced.order(), scope).cappedTotal();
        BigDecimal distributed = priced.totalRewardShare();
        BigDecimal payable = distributed.compareTo(rewardDiscount) < 0 ? distributed.min(max) : max;
        Currency currency = priced.order().currency();
        return rewardDiscount.subtract(payable).compareTo(currency.smallestUnit()) <= 0
                ? Optional.empty()
                : Optional.of(new Discrepancy(
                        DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED,
                        "%s was taken off for points, points may pay %s"
                                .formatted(currency.format(rewardDiscount), currency.format(payable))));
    }
}
