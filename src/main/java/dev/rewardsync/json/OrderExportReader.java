package dev.rewardsync.json;

import dev.rewardsync.audit.ReportedOrder;
import dev.rewardsync.audit.ReportedOrder.DiscountBreakdown;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the points and discounts of order exports that the worker wrote. The order itself and unknown fields are
 * ignored.
 */
public final class OrderExportReader {

    static final String ORDER = "order";
    private static final String DISCOUNT = "discount";

    private OrderExportReader() {}

    /** Reads the export in a record's value. */
    public static ParseResult<ReportedOrder> read(byte[] value) {
        return OutputFields.read(value, ORDER, OrderExportReader::export);
    }

    static ReportedOrder export(JsonFields fields) {
        JsonFields rewards = fields.requiredObject("rewards");
        return new ReportedOrder(
                OutputFields.text(fields, "exportId"),
                fields.id("orderId"),
                (int) fields.requiredInteger("revision", 1, Integer.MAX_VALUE),
                OutputFields.enumValue(fields, "reason", Reason.values()),
                fields.optionalId("customerId"),
                OutputFields.points(rewards, "pointsUsed"),
                OutputFields.points(rewards, "pointsEarned"),
                OutputFields.points(rewards, "netBalanceChange"),
                earnedByRule(rewards),
                OutputFields.money(rewards, DISCOUNT),
                parts(rewards, fields.requiredObject("totals"), limitExceeded(fields)));
    }

    private static List<EarnedByRule> earnedByRule(JsonFields rewards) {
        List<EarnedByRule> earned = new ArrayList<>(2);
        for (JsonFields rule : OutputFields.objects(rewards, "earnedByRule")) {
            String ruleId = OutputFields.text(rule, "ruleId").intern(); // few ids, each in many exports
            earned.add(new EarnedByRule(ruleId, ruleId, OutputFields.points(rule, "points")));
        }
        return List.copyOf(earned);
    }

    private static DiscountBreakdown parts(JsonFields rewards, JsonFields totals, boolean limitExceeded) {
        return new DiscountBreakdown(
                OutputFields.money(totals, "rewardDiscount"),
                line(rewards.object("line")),
                amounts(OutputFields.objects(rewards, "discountByLine")),
                amounts(OutputFields.objects(rewards, "discountByTaxRate")),
                limitExceeded);
    }

    private static boolean limitExceeded(JsonFields fields) {
        for (JsonFields discrepancy : OutputFields.objects(fields, "discrepancies")) {
            if (OutputFields.text(discrepancy, "code").equals(DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED.name())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable BigDecimal line(@Nullable JsonFields line) {
        return line == null ? null : OutputFields.money(line, "amount");
    }

    private static List<BigDecimal> amounts(List<JsonFields> parts) {
        List<BigDecimal> amounts = new ArrayList<>(parts.size());
        for (JsonFields part : parts) {
            amounts.add(OutputFields.money(part, DISCOUNT));
        }
        return List.copyOf(amounts);
    }
}
