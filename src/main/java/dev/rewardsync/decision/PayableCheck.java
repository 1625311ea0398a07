package dev.rewardsync.decision;

import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.Discrepancy.Code;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.util.List;

/** Whether a reward discount is within what points may pay of the order, to within one smallest unit of its currency. */
final class PayableCheck {

    private PayableCheck() {}

    /** Adds what is wrong with the reward discount, unless a limit is reported as exceeded already. */
    static void report(
            PricedOrder cart, BigDecimal rewardDiscount, boolean coversShipping, List<Discrepancy> discrepancies) {
        if (rewardDiscount.signum() == 0 || isReported(discrepancies)) {
            return;
        }
        BigDecimal most = new PayableAmount(cart.order(), coversShipping).cappedTotal();
        BigDecimal spread = cart.totalRewardShare();
        BigDecimal mayPay = spread.compareTo(rewardDiscount) < 0 ? spread.min(most) : most;
        Currency currency = cart.order().currency();
        if (rewardDiscount.subtract(mayPay).compareTo(currency.smallestUnit()) > 0) {
            discrepancies.add(new Discrepancy(
                    Code.REDEMPTION_LIMIT_EXCEEDED,
                    "%s was taken off for points, points may pay %s"
                            .formatted(currency.format(rewardDiscount), currency.format(mayPay))));
        }
    }

    private static boolean isReported(List<Discrepancy> discrepancies) {
        return discrepancies.stream().anyMatch(found -> found.code() == Code.REDEMPTION_LIMIT_EXCEEDED);
    }
}
