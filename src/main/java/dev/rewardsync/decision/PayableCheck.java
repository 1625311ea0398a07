package dev.rewardsync.decision;

import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.util.List;

/**
 * Checks that the reward discount is at most what points may pay of the order, within one smallest unit of its currency. See
 * {@code docs/discrepancies.md}, "What points may pay".
 */
final class PayableCheck {

    private PayableCheck() {}

    /** Adds a discrepancy if the reward discount is too high, unless another exceeded limit is reported. */
    static void report(
            PricedOrder priced, BigDecimal rewardDiscount, boolean coversShipping, List<Discrepancy> discrepancies) {
        if (rewardDiscount.signum() == 0 || isReported(discrepancies)) {
            return;
        }
        BigDecimal max = new PayableAmount(priced.order(), coversShipping).cappedTotal();
        BigDecimal distributed = priced.totalRewardShare();
        BigDecimal payable = distributed.compareTo(rewardDiscount) < 0 ? distributed.min(max) : max;
        Currency currency = priced.order().currency();
        if (rewardDiscount.subtract(payable).compareTo(currency.smallestUnit()) > 0) {
            discrepancies.add(new Discrepancy(
                    DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED,
                    "%s was taken off for points, points may pay %s"
                            .formatted(currency.format(rewardDiscount), currency.format(payable))));
        }
    }

    private static boolean isReported(List<Discrepancy> discrepancies) {
        return discrepancies.stream().anyMatch(found -> found.code() == DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED);
    }
}
