package dev.rewardsync.audit;

import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points and reward discounts in an order export.
 *
 * @param customerId null for a guest's order
 * @param discount the reward discount, in the order's currency
 * @param breakdown the other occurrences of the reward discount
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
        DiscountBreakdown breakdown) {

    /**
     * The occurrences of the reward discount in an export.
     *
     * @param inTotals among the order's totals
     * @param line as a line of the order, 0 or less; null if there is no such line
     * @param byLine share of each line
     * @param byTaxRate share of each tax rate
     * @param limitExceeded whether the export reports that the order used too many points; the shares may then sum to
     *     less
     */
    public record DiscountBreakdown(
            BigDecimal inTotals,
            @Nullable BigDecimal line,
            List<BigDecimal> byLine,
            List<BigDecimal> byTaxRate,
            boolean limitExceeded) {}
}
