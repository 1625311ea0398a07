package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import java.math.BigDecimal;
import java.util.List;

/** Checks that the amounts and points within one export are consistent. */
final class ExportArithmetic {

    private ExportArithmetic() {}

    /** Adds findings about inconsistent points and reward discounts. */
    static void check(String location, String subject, ReportedOrder reported, AuditFindings findings) {
        Differences points = new Differences()
                .compare(
                        "netBalanceChange",
                        reported.pointsEarned() - reported.pointsUsed(),
                        reported.netBalanceChange())
                .compare("pointsEarned", sum(reported.earnedByRule()), reported.pointsEarned());
        if (reported.customerId() == null) {
            points.compare("a guest's pointsUsed", 0, reported.pointsUsed())
                    .compare("a guest's pointsEarned", 0, reported.pointsEarned());
        }
        points.addTo(findings, FindingKind.POINTS, location, subject);

        ReportedOrder.DiscountBreakdown breakdown = reported.breakdown();
        BigDecimal lineDiscount =
                breakdown.line() == null ? BigDecimal.ZERO : breakdown.line().negate();
        Differences discount = new Differences();
        compare(discount, "totals.rewardDiscount", reported.discount(), breakdown.inTotals());
        compare(discount, "line.amount, negated", reported.discount(), lineDiscount);
        BigDecimal byLine = sumOfAmounts(breakdown.byLine());
        boolean isLimited = breakdown.limitExceeded() && byLine.compareTo(reported.discount()) < 0;
        compare(discount, "sum of discountByLine", isLimited ? byLine : reported.discount(), byLine);
        compare(
                discount,
                "sum of discountByTaxRate",
                isLimited ? byLine : reported.discount(),
                sumOfAmounts(breakdown.byTaxRate()));
        discount.addTo(findings, FindingKind.DISCOUNT, location, subject);
    }

    private static void compare(Differences differences, String field, BigDecimal expected, BigDecimal actual) {
        if (expected.compareTo(actual) != 0) {
            differences.add(field, expected.toPlainString(), actual.toPlainString());
        }
    }

    private static long sum(List<EarnedByRule> parts) {
        long sum = 0;
        for (EarnedByRule part : parts) {
            sum += part.points();
        }
        return sum;
    }

    private static BigDecimal sumOfAmounts(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
