package dev.rewardsync.topic;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.json.BalanceWriter;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.json.LedgerEntryWriter;
import dev.rewardsync.json.NotificationWriter;
import dev.rewardsync.json.OrderExportWriter;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.OrderExport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A record that follows from a decision.
 *
 * @param type what it tells; each type has a topic of its own
 * @param partitionedBy the text whose partition it goes to: the customer, or an export's order
 * @param id names it for CloudEvents, derived
 * @param time when what it tells happened
 */
public record OutputRecord(
        CloudEventType type, String key, String partitionedBy, byte[] value, String id, Instant time) {

    /** All records of a decision but its dead letters: entries, balance, exports, notifications. */
    public static List<OutputRecord> of(Decision decision) {
        List<OutputRecord> records = new ArrayList<>();
        decision.entries().forEach(entry -> records.add(of(entry)));
        if (decision.balanceChanged()) {
            records.add(balance(decision.account(), decision.account().settledTo()));
        }
        decision.exports().forEach(export -> records.add(of(export)));
        decision.notifications().forEach(notification -> records.add(of(notification)));
        return records;
    }

    private static OutputRecord of(LedgerEntry entry) {
        String customer = entry.customerId();
        String key = customer + "|" + entry.entryId();
        return new OutputRecord(
                CloudEventType.LEDGER_ENTRY, key, customer, LedgerEntryWriter.value(entry), key, entry.occurredAt());
    }

    private static OutputRecord balance(Account account, Instant asOf) {
        String customer = account.owner().id();
        return new OutputRecord(
                CloudEventType.BALANCE,
                customer,
                customer,
                BalanceWriter.value(account, asOf),
                customer + ":" + account.sequence(),
                asOf);
    }

    private static OutputRecord of(OrderExport export) {
        return new OutputRecord(
                CloudEventType.ORDER_EXPORT,
                export.orderId(),
                export.orderId(),
                OrderExportWriter.value(export),
                export.exportId(),
                export.occurredAt());
    }

    private static OutputRecord of(Notification notification) {
        return new OutputRecord(
                CloudEventType.NOTIFICATION,
                notification.customerId(),
                notification.customerId(),
                NotificationWriter.value(notification),
                notification.notificationId(),
                notification.occurredAt());
    }
}
