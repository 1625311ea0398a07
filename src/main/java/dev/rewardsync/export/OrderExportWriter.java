package dev.rewardsync.export;

import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.money.Currency;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Base;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.ExportedTotals;
import dev.rewardsync.order.OrderExport.Payload;
import dev.rewardsync.order.OrderExport.RewardLine;
import dev.rewardsync.order.OrderExport.Rewards;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.rule.CustomerFacts;

/** Writes order exports as records; their key is the order. */
public final class OrderExportWriter {

    private OrderExportWriter() {}

    /** Returns the record's value. */
    public static byte[] value(JsonObjectWriter json, OrderExport export) {
        return json.write(export, OrderExportWriter::fields);
    }

    private static void fields(JsonObjectWriter json, OrderExport export) {
        json.text("exportId", export.exportId())
                .text("orderId", export.orderId())
                .integer("revision", export.revision())
                .ascii("reason", export.reason().name())
                .text("customerId", export.customerId())
                .text("website", export.website())
                .ascii("currency", export.currency().code())
                .instant("occurredAt", export.occurredAt())
                .object("rewards", export, OrderExportWriter::rewards)
                .object("totals", export, OrderExportWriter::totals)
                .objects("discrepancies", export.discrepancies(), OrderExportWriter::discrepancy)
                .text("ruleset", export.ruleset())
                .object("facts", export.facts(), OrderExportWriter::facts);
        switch (export.payload()) {
            case Payload.Embedded(byte[] order) -> json.rawJson("order", order);
            case Payload.Reference(String exportId) -> json.text("orderExport", exportId);
        }
    }

    /** Writes the figures of the customer under the names that conditions use, without {@code customer.}. */
    private static void facts(JsonObjectWriter json, CustomerFacts facts) {
        json.text("email", facts.email())
                .text("group", facts.group())
                .text("tier", facts.tier())
                .decimal("lifetimeSales", facts.lifetimeSales())
                .integer("lifetimeSpentPoints", facts.lifetimeSpentPoints())
                .integer("orders", facts.orders())
                .integer("reviews", facts.reviews())
                .flag("isSubscriber", facts.subscriber())
                .integer("balance", facts.balance())
                .flag("isReferee", facts.referee())
                .integer("refereeSignups", facts.refereeSignups())
                .integer("refereeOrders", facts.refereeOrders())
                .decimal("refereeOrdersAmount", facts.refereeOrdersAmount())
                .integer("refereesWhoOrdered", facts.refereesWhoOrdered())
                .ascii("membership", facts.suspended() ? "suspended" : "active");
    }

    private static void rewards(JsonObjectWriter json, OrderExport export) {
        Rewards rewards = export.rewards();
        Currency currency = export.currency();
        json.integer("pointsUsed", rewards.pointsUsed())
                .money("discount", rewards.discount(), currency)
                .object("base", rewards.base(), OrderExportWriter::base)
                .integer("pointsEarned", rewards.pointsEarned())
                .ascii("pointsEarnedStatus", rewards.pointsEarnedStatus().name())
                .integer("netBalanceChange", rewards.netBalanceChange())
                .object("balance", rewards.balance(), LedgerEntryWriter::balance)
                .objects("earnedByRule", rewards.earnedByRule(), OrderExportWriter::earned)
                .objects("notApplied", rewards.notApplied(), OrderExportWriter::notApplied);
        if (!rewards.trial().isEmpty()) {
            json.objects("trial", rewards.trial(), OrderExportWriter::trial);
        }
        json.object("line", rewards.line(), (object, line) -> discountLine(object, line, currency))
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
        json.ascii("currency", base.currency().code())
                .decimal("exchangeRate", base.exchangeRate())
                .money("discount", base.discount(), base.currency());
    }

    private static void earned(JsonObjectWriter json, EarnedByRule earned) {
        json.text("ruleId", earned.ruleId()).text("name", earned.name()).integer("points", earned.points());
    }

    private static void trial(JsonObjectWriter json, TrialPoints trial) {
        json.text("ruleId", trial.ruleId()).text("name", trial.ruleName()).integer("points", trial.points());
    }

    private static void notApplied(JsonObjectWriter json, SkippedRule notApplied) {
        json.text("ruleId", notApplied.ruleId())
                .ascii("reason", notApplied.reason().name());
    }

    /** Writes the reward discount as an order line for the ERP. */
    private static void discountLine(JsonObjectWriter json, RewardLine line, Currency currency) {
        json.ascii("type", "REWARD_DISCOUNT")
                .text("name", "Reward points (" + line.points() + ")")
                .integer("points", line.points())
                .money("amount", line.discount().negate(), currency);
    }

    private static void totals(JsonObjectWriter json, OrderExport export) {
        ExportedTotals totals = export.totals();
        Currency currency = export.currency();
        json.money("subtotal", totals.subtotal(), currency)
                .money("discount", totals.discount(), currency)
                .money("rewardDiscount", totals.rewardDiscount(), currency)
                .money("shipping", totals.shipping(), currency)
                .money("tax", totals.tax(), currency)
                .money("grandTotal", totals.grandTotal(), currency);
    }

    private static void discrepancy(JsonObjectWriter json, Discrepancy discrepancy) {
        json.ascii("code", discrepancy.code().name()).text("detail", discrepancy.detail());
    }
}
