package dev.rewardsync.json;

import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.NotApplied;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Base;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.Payload;
import dev.rewardsync.order.OrderExport.RewardLine;
import dev.rewardsync.order.OrderExport.Rewards;
import dev.rewardsync.order.OrderExport.Totals;

/** Order exports as records, keyed by order. */
public final class OrderExportWriter {

    private OrderExportWriter() {}

    /** The record's value. */
    public static byte[] value(OrderExport export) {
        Currency currency = export.currency();
        return JsonObjectWriter.write(json -> {
            json.text("exportId", export.exportId())
                    .text("orderId", export.orderId())
                    .integer("revision", export.revision())
                    .text("reason", export.reason().name())
                    .text("customerId", export.customerId())
                    .text("website", export.website())
                    .text("currency", currency.code())
                    .instant("occurredAt", export.occurredAt())
                    .object("rewards", rewards -> rewards(rewards, export.rewards(), currency))
                    .object("totals", totals -> totals(totals, export.totals(), currency))
                    .objects("discrepancies", export.discrepancies(), OrderExportWriter::discrepancy)
                    .text("ruleset", export.ruleset());
            switch (export.payload()) {
                case Payload.Embedded(byte[] order) -> json.spliced("order", order);
                case Payload.Reference(String exportId) -> json.text("orderExport", exportId);
            }
        });
    }

    private static void rewards(JsonObjectWriter json, Rewards rewards, Currency currency) {
        json.integer("pointsUsed", rewards.pointsUsed())
                .money("discount", rewards.discount(), currency)
                .object("base", rewards.base(), OrderExportWriter::base)
                .integer("pointsEarned", rewards.pointsEarned())
                .text("pointsEarnedStatus", rewards.pointsEarnedStatus().name())
                .integer("netBalanceChange", rewards.netBalanceChange())
                .object("balance", rewards.balance(), LedgerEntryWriter::balance)
                .objects("earnedByRule", rewards.earnedByRule(), OrderExportWriter::earned)
                .objects("notApplied", rewards.notApplied(), OrderExportWriter::notApplied)
                .object("line", rewards.line(), (object, line) -> discountLine(object, line, currency))
                .objects(
                        "discountByLine",
                        rewards.discountByLine(),
                        (object, part) ->
                                object.text("lineId", part.lineId()).money("discount", part.discount(), currency))
                .objects(
                        "discountByTaxRate",
                        rewards.discountByTaxRate(),
                        (object, part) ->
                                object.decimal("taxRate", part.taxRate()).money("discount", part.discount(), currency));
    }

    private static void base(JsonObjectWriter json, Base base) {
        json.text("currency", base.currency().code())
                .decimal("exchangeRate", base.exchangeRate())
                .money("discount", base.discount(), base.currency());
    }

    private static void earned(JsonObjectWriter json, EarnedByRule earned) {
        json.text("ruleId", earned.ruleId()).text("name", earned.name()).integer("points", earned.points());
    }

    private static void notApplied(JsonObjectWriter json, NotApplied notApplied) {
        json.text("ruleId", notApplied.ruleId())
                .text("reason", notApplied.reason().name());
    }

    /** The reward discount as an order line of the ERP's. */
    private static void discountLine(JsonObjectWriter json, RewardLine line, Currency currency) {
        json.text("type", "REWARD_DISCOUNT")
                .text("name", "Reward points (" + line.points() + ")")
                .integer("points", line.points())
                .money("amount", line.discount().negate(), currency);
    }

    private static void totals(JsonObjectWriter json, Totals totals, Currency currency) {
        json.money("subtotal", totals.subtotal(), currency)
                .money("discount", totals.discount(), currency)
                .money("rewardDiscount", totals.rewardDiscount(), currency)
                .money("shipping", totals.shipping(), currency)
                .money("tax", totals.tax(), currency)
                .money("grandTotal", totals.grandTotal(), currency);
    }

    private static void discrepancy(JsonObjectWriter json, Discrepancy discrepancy) {
        json.text("code", discrepancy.code().name()).text("detail", discrepancy.detail());
    }
}
