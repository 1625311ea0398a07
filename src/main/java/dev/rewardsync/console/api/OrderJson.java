package dev.rewardsync.console.api;

import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.books.StoredOrder;
import dev.rewardsync.json.JsonObjectWriter;
import java.util.List;

/** Writes orders as JSON. */
final class OrderJson {

    private OrderJson() {}

    /** Writes the main figures of a revision. */
    static void order(JsonObjectWriter json, StoredOrder order) {
        json.text("exportId", order.exportId())
                .text("orderId", order.orderId())
                .flag("guest", order.guest())
                .integer("revision", order.revision())
                .flag("latest", order.latest())
                .text("reason", order.reason())
                .text("customerId", order.customerId())
                .text("website", order.website())
                .text("currency", order.currency())
                .integer("pointsUsed", order.points().used())
                .integer("pointsEarned", order.points().earned())
                .text("pointsEarnedStatus", order.points().earnedStatus())
                .integer("netBalanceChange", order.points().netBalanceChange())
                .decimal("rewardDiscount", order.amounts().rewardDiscount())
                .decimal("grandTotal", order.amounts().grandTotal())
                .texts("discrepancies", order.discrepancies())
                .text("ruleset", order.ruleset())
                .instant("occurredAt", order.occurredAt())
                .instant("recordedAt", order.recordedAt());
    }

    /** Writes a revision with the whole export. */
    static void export(JsonObjectWriter json, StoredExport export) {
        order(json, export.order());
        json.objects("pointsByRule", export.awards(), OrderJson::award).rawJson("export", export.document());
    }

    private static void award(JsonObjectWriter json, StoredExport.StoredAward award) {
        json.text("ruleId", award.ruleId())
                .text("name", award.ruleName())
                .integer("points", award.points())
                .flag("trial", award.trial());
    }

    /** Writes the reasons that are in an export. */
    static void storedReasons(JsonObjectWriter json, String cause, StoredExport export) {
        json.ascii("source", "STORED").text("cause", cause);
        for (String field : List.of("earnedByRule", "notApplied")) {
            byte[] value = ExportFields.find(export.document(), "rewards", field);
            if (value != null) {
                json.rawJson(field, value);
            }
        }
    }
}
