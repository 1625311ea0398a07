package dev.rewardsync.json;

import dev.rewardsync.audit.ReportedOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an order export, without the order itself.
 *
 * @param points the points and reward discounts
 * @param pointsEarnedStatus whether the points are available
 * @param awards the points by rule, trial rules last
 * @param discrepancies the codes of all discrepancies
 */
public record ExportDetails(
        ReportedOrder points,
        Origin origin,
        String pointsEarnedStatus,
        Totals totals,
        List<RuleAward> awards,
        List<String> discrepancies) {

    /**
     * The circumstances of the export.
     *
     * @param currency ISO 4217 code of the order's currency
     * @param ruleset version of the ruleset that decided the order
     * @param orderExport the export that contains the order; null if this one does
     */
    public record Origin(
            String website,
            String currency,
            Instant occurredAt,
            String ruleset,
            @Nullable String orderExport) {}

    /** The amounts of the order, in its currency. */
    public record Totals(
            BigDecimal subtotal, BigDecimal discount, BigDecimal shipping, BigDecimal tax, BigDecimal grandTotal) {}

    /**
     * The points of a rule for the order.
     *
     * @param trial whether the rule is on trial, so that the points were not booked
     */
    public record RuleAward(String ruleId, String ruleName, long points, boolean trial) {}

    /** Reads the export in a record's value. The order itself and unknown fields are ignored. */
    public static ParseResult<ExportDetails> read(byte[] value) {
        return OutputFields.read(value, OrderExportReader.ORDER, ExportDetails::export);
    }

    private static ExportDetails export(JsonFields fields) {
        JsonFields rewards = fields.requiredObject("rewards");
        return new ExportDetails(
                OrderExportReader.export(fields),
                origin(fields),
                OutputFields.text(rewards, "pointsEarnedStatus"),
                totals(fields.requiredObject("totals")),
                awards(rewards),
                OutputFields.objects(fields, "discrepancies").stream()
                        .map(discrepancy -> OutputFields.text(discrepancy, "code"))
                        .toList());
    }

    private static Origin origin(JsonFields fields) {
        return new Origin(
                OutputFields.text(fields, "website"),
                OutputFields.text(fields, "currency"),
                fields.instant("occurredAt"),
                OutputFields.text(fields, "ruleset"),
                fields.text("orderExport"));
    }

    private static Totals totals(JsonFields totals) {
        return new Totals(
                OutputFields.money(totals, "subtotal"),
                OutputFields.money(totals, "discount"),
                OutputFields.money(totals, "shipping"),
                OutputFields.money(totals, "tax"),
                OutputFields.money(totals, "grandTotal"));
    }

    private static List<RuleAward> awards(JsonFields rewards) {
        List<RuleAward> awards = new ArrayList<>();
        OutputFields.objects(rewards, "earnedByRule").forEach(award -> awards.add(award(award, false)));
        rewards.objects("trial").forEach(award -> awards.add(award(award, true)));
        return List.copyOf(awards);
    }

    private static RuleAward award(JsonFields fields, boolean trial) {
        String ruleId = OutputFields.text(fields, "ruleId");
        String name = fields.text("name");
        return new RuleAward(ruleId, name == null ? ruleId : name, OutputFields.points(fields, "points"), trial);
    }
}
