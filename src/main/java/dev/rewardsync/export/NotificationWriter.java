package dev.rewardsync.export;

import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Notification.BalanceChanged;
import dev.rewardsync.decision.Notification.RuleMessage;
import dev.rewardsync.json.JsonObjectWriter;

/** Writes notifications as records; their key is the customer. */
public final class NotificationWriter {

    private NotificationWriter() {}

    /** Returns the record's value. */
    public static byte[] value(JsonObjectWriter json, Notification notification) {
        return switch (notification) {
            case BalanceChanged changed -> json.write(changed, NotificationWriter::balanceChanged);
            case Notification.PointsExpiring expiring -> json.write(expiring, NotificationWriter::pointsExpiring);
            case Notification.TierChanged changed -> json.write(changed, NotificationWriter::tierChanged);
            case Notification.GroupAssigned assigned -> json.write(assigned, NotificationWriter::groupAssigned);
        };
    }

    private static void balanceChanged(JsonObjectWriter json, BalanceChanged changed) {
        head(json, changed, "balance-changed")
                .object("points", changed, NotificationWriter::points)
                .object("balance", changed.balance(), LedgerEntryWriter::balance)
                .text("orderId", changed.orderId())
                .objects("messages", changed.messages(), NotificationWriter::message);
    }

    private static void points(JsonObjectWriter json, BalanceChanged changed) {
        json.integer("available", changed.available()).integer("pending", changed.pending());
    }

    private static void pointsExpiring(JsonObjectWriter json, Notification.PointsExpiring expiring) {
        head(json, expiring, "points-expiring")
                .integer("points", expiring.points())
                .instant("expiresAt", expiring.expiresAt());
    }

    private static void tierChanged(JsonObjectWriter json, Notification.TierChanged changed) {
        head(json, changed, "tier-changed").text("from", changed.from()).text("to", changed.to());
    }

    private static void groupAssigned(JsonObjectWriter json, Notification.GroupAssigned assigned) {
        head(json, assigned, "group-assigned").text("group", assigned.group()).text("ruleId", assigned.ruleId());
    }

    private static JsonObjectWriter head(JsonObjectWriter json, Notification notification, String type) {
        return json.text("notificationId", notification.notificationId())
                .ascii("type", type)
                .text("customerId", notification.customerId())
                .instant("occurredAt", notification.occurredAt());
    }

    private static void message(JsonObjectWriter json, RuleMessage message) {
        json.text("ruleId", message.ruleId())
                .integer("points", message.points())
                .text("name", message.name())
                .text("history", message.history())
                .text("email", message.email());
    }
}
