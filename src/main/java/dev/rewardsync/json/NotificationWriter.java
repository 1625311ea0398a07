package dev.rewardsync.json;

import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Notification.BalanceChanged;
import dev.rewardsync.decision.Notification.RuleMessage;

/** Notifications as records, keyed by customer. */
public final class NotificationWriter {

    private NotificationWriter() {}

    /** The record's value. */
    public static byte[] value(Notification notification) {
        return switch (notification) {
            case BalanceChanged changed -> balanceChanged(changed);
            case Notification.PointsExpiring expiring -> pointsExpiring(expiring);
            case Notification.TierChanged changed -> tierChanged(changed);
            case Notification.GroupAssigned assigned -> groupAssigned(assigned);
        };
    }

    private static byte[] balanceChanged(BalanceChanged changed) {
        return JsonObjectWriter.write(json -> head(json, changed, "balance-changed")
                .object(
                        "points",
                        points ->
                                points.integer("available", changed.available()).integer("pending", changed.pending()))
                .object("balance", changed.balance(), LedgerEntryWriter::balance)
                .text("orderId", changed.orderId())
                .objects("messages", changed.messages(), NotificationWriter::message));
    }

    private static byte[] pointsExpiring(Notification.PointsExpiring expiring) {
        return JsonObjectWriter.write(json -> head(json, expiring, "points-expiring")
                .integer("points", expiring.points())
                .instant("expiresAt", expiring.expiresAt()));
    }

    private static byte[] tierChanged(Notification.TierChanged changed) {
        return JsonObjectWriter.write(json ->
                head(json, changed, "tier-changed").text("from", changed.from()).text("to", changed.to()));
    }

    private static byte[] groupAssigned(Notification.GroupAssigned assigned) {
        return JsonObjectWriter.write(json -> head(json, assigned, "group-assigned")
                .text("group", assigned.group())
                .text("ruleId", assigned.ruleId()));
    }

    private static JsonObjectWriter head(JsonObjectWriter json, Notification notification, String type) {
        return json.text("notificationId", notification.notificationId())
                .text("type", type)
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
