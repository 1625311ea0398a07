package dev.rewardsync.console.ingest;

import dev.rewardsync.audit.ReportedOrder;
import dev.rewardsync.console.database.Batch;
import dev.rewardsync.console.database.Row;
import dev.rewardsync.console.database.Table;
import dev.rewardsync.json.ExportDetails;
import dev.rewardsync.json.ExportParts;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.kafka.TopicRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of order exports. */
final class ExportRows {

    private ExportRows() {}

    /**
     * Adds the rows of a record to a batch.
     *
     * @param unreadable called with the reason, if the record is not an export
     */
    static void add(TopicRecord read, Batch batch, Consumer<String> unreadable) {
        byte[] value = read.value();
        if (value == null) {
            unreadable.accept("expected an order export, got no value");
            return;
        }
        switch (ExportDetails.read(value)) {
            case ParseResult.Parsed<ExportDetails>(ExportDetails export) -> add(export, value, read, batch);
            case ParseResult.Failed<ExportDetails> failure -> unreadable.accept(failure.detail());
        }
    }

    private static void add(ExportDetails export, byte[] value, TopicRecord read, Batch batch) {
        batch.add(row(export, ExportParts.of(value), read));
        for (ExportDetails.RuleAward award : export.awards()) {
            batch.add(new Row(Table.RULE_AWARD)
                    .text("export_id", export.points().exportId())
                    .text("rule_id", award.ruleId())
                    .flag("trial", award.trial())
                    .text("rule_name", award.ruleName())
                    .number("points", award.points()));
        }
    }

    private static Row row(ExportDetails export, ExportParts parts, TopicRecord read) {
        ReportedOrder points = export.points();
        ExportDetails.Origin origin = export.origin();
        ExportDetails.Totals totals = export.totals();
        return new Row(Table.ORDER_EXPORT)
                .text("export_id", points.exportId())
                .text("order_id", points.orderId())
                .flag("guest", points.customerId() == null)
                .integer("revision", points.revision())
                .flag("latest", false) // the database flags the highest revision
                .text("reason", points.reason().name())
                .text("customer_id", points.customerId())
                .text("website", origin.website())
                .text("currency", origin.currency())
                .time("occurred_at", origin.occurredAt())
                .time("recorded_at", read.timestamp())
                .number("points_used", points.pointsUsed())
                .number("points_earned", points.pointsEarned())
                .text("points_earned_status", export.pointsEarnedStatus())
                .number("net_balance_change", points.netBalanceChange())
                .money("reward_discount", points.discount())
                .money("subtotal", totals.subtotal())
                .money("discount", totals.discount())
                .money("shipping", totals.shipping())
                .money("tax", totals.tax())
                .money("grand_total", totals.grandTotal())
                .text("discrepancies", discrepancies(export))
                .text("ruleset", origin.ruleset())
                .text("order_export", origin.orderExport())
                .bytes("document", parts.document())
                .bytes("order_document", parts.order());
    }

    private static @Nullable String discrepancies(ExportDetails export) {
        return export.discrepancies().isEmpty() ? null : String.join(",", export.discrepancies());
    }
}
