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
        };
    }

    private static byte[] balanceChanged(BalanceChanged changed) {
        return JsonObjectWriter.write(json -> json.text("notificationId", changed.notificationId())
                .text("type", "balance-changed")
                .text("customerId", changed.customerId())
                .instant("occurredAt", changed.occurredAt())
                .object(
                        "points",
                        points ->
                                points.integer("available", changed.available()).integer("pending", changed.pending()))
                .object("balance", changed.balance(), LedgerEntryWriter::balance)
                .text("orderId", changed.orderId())
                .objects("messages", changed.messages(), NotificationWriter::message));
    }

    private static void message(JsonObjectWriter json, RuleMessage message) {
        json.text("ruleId", message.ruleId())
                .integer("points", message.points())
                .text("name", message.name())
                .text("history", message.history())
                .text("email", message.email());
    }
}
