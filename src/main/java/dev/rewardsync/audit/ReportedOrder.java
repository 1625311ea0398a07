package dev.rewardsync.audit;

import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order export says of points.
 *
 * @param customerId null for a guest's
 * @param discount the reward discount
 */
public record ReportedOrder(
        String exportId,
        String orderId,
        int revision,
        Reason reason,
        @Nullable String customerId,
        long pointsUsed,
        long pointsEarned,
        long netBalanceChange,
        List<EarnedByRule> earnedByRule,
        BigDecimal discount,
        Parts parts) {

    /**
     * The reward discount where else it is told.
     *
     * @param inTotals among the order's sums
     * @param line as a line of the order, 0 or less; null where there is none
     * @param byLine the part of each line
     * @param byTaxRate the part of each tax rate
     * @param limitExceeded whether the export reports more points than the order may use: the parts may then sum to less
     */
    public record Parts(
            BigDecimal inTotals,
            @Nullable BigDecimal line,
            List<BigDecimal> byLine,
            List<BigDecimal> byTaxRate,
            boolean limitExceeded) {}
}
