package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import java.math.BigDecimal;
import java.util.List;

/** Whether the figures of one export add up, whatever the ledger says. */
final class ExportArithmetic {

    private ExportArithmetic() {}

    static void prove(String place, String about, ReportedOrder stated, AuditFindings findings) {
        Differences points = new Differences()
                .of("netBalanceChange", stated.pointsEarned() - stated.pointsUsed(), stated.netBalanceChange())
                .of("pointsEarned", sum(stated.earnedByRule()), stated.pointsEarned());
        if (stated.customerId() == null) {
            points.of("a guest's pointsUsed", 0, stated.pointsUsed())
                    .of("a guest's pointsEarned", 0, stated.pointsEarned());
        }
        points.addTo(findings, Kind.POINTS, place, about);

        ReportedOrder.Parts parts = stated.parts();
        BigDecimal line = parts.line() == null ? BigDecimal.ZERO : parts.line().negate();
        Differences discount = new Differences();
        same(discount, "totals.rewardDiscount", stated.discount(), parts.inTotals());
        same(discount, "line.amount, negated", stated.discount(), line);
        BigDecimal byLine = sumOfAmounts(parts.byLine());
        boolean cut = parts.limitExceeded() && byLine.compareTo(stated.discount()) < 0;
        same(discount, "sum of discountByLine", cut ? byLine : stated.discount(), byLine);
        same(discount, "sum of discountByTaxRate", cut ? byLine : stated.discount(), sumOfAmounts(parts.byTaxRate()));
        discount.addTo(findings, Kind.DISCOUNT, place, about);
    }

    private static void same(Differences differences, String figure, BigDecimal expected, BigDecimal got) {
        if (expected.compareTo(got) != 0) {
            differences.add(figure, expected.toPlainString(), got.toPlainString());
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
