package dev.rewardsync.console.api;

import dev.rewardsync.console.books.CustomerQueries.LotTotals;
import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.console.books.StoredEntry;
import dev.rewardsync.console.books.StoredLot;
import dev.rewardsync.json.JsonObjectWriter;

/** Writes customers, their lots and their histories as JSON. */
final class CustomerJson {

    private CustomerJson() {}

    static void customer(JsonObjectWriter json, StoredCustomer customer) {
        json.text("customerId", customer.customerId())
                .integer("available", customer.available())
                .integer("pending", customer.pending())
                .object(
                        "lifetime",
                        customer.lifetime(),
                        (object, lifetime) -> object.integer("earned", lifetime.earned())
                                .integer("spent", lifetime.spent())
                                .integer("expired", lifetime.expired()))
                .text("tier", customer.tier())
                .text("group", customer.group())
                .integer("sequence", customer.lastSequence())
                .object(
                        "nextExpiry",
                        customer.nextExpiry(),
                        (object, next) ->
                                object.integer("points", next.points()).instant("at", next.at()))
                .instant("asOf", customer.asOf());
    }

    static void nextTier(JsonObjectWriter json, NextTierAnswer answer) {
        switch (answer) {
            case NextTierAnswer.Known known ->
                json.ascii("status", "KNOWN")
                        .text("tier", known.tier())
                        .decimal("missing", known.missing())
                        .ascii("basis", known.basis().name());
            case NextTierAnswer.Highest highest -> json.ascii("status", "HIGHEST");
            case NextTierAnswer.Unknown(String reason) ->
                json.ascii("status", "UNKNOWN").text("reason", reason);
        }
    }

    static void lotTotals(JsonObjectWriter json, LotTotals totals) {
        json.integer("lots", totals.lots()).integer("points", totals.points());
    }

    static void lot(JsonObjectWriter json, StoredLot lot) {
        json.text("lotId", lot.lotId())
                .instant("openedAt", lot.openedAt())
                .instant("expiresAt", lot.expiresAt())
                .integer("opened", lot.opened())
                .integer("remaining", lot.remaining())
                .integer("expired", lot.expired());
    }

    static void entry(JsonObjectWriter json, StoredEntry entry) {
        json.text("entryId", entry.entryId())
                .integer("sequence", entry.sequence())
                .ascii("type", entry.type().name())
                .integer("available", entry.available())
                .integer("pending", entry.pending())
                .object(
                        "balance",
                        entry,
                        (object, after) -> object.integer("available", after.balanceAvailable())
                                .integer("pending", after.balancePending()))
                .text("ruleId", entry.cause().ruleId())
                .text("ruleset", entry.cause().ruleset())
                .text("orderId", entry.cause().orderId());
        if (entry.cause().sourceType() != null) {
            json.object(
                    "source",
                    entry.cause(),
                    (object, cause) -> object.text("type", cause.sourceType()).text("eventId", cause.sourceEventId()));
        }
        json.text("message", entry.remarks().message())
                .text("reference", entry.remarks().reference())
                .text("by", entry.remarks().madeBy())
                .instant("occurredAt", entry.occurredAt())
                .instant("recordedAt", entry.recordedAt())
                .flag("late", entry.isLate());
    }
}
