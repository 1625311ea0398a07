package dev.rewardsync.export;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.OrderExport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Creates the output records of decisions. It reuses one buffer and is not thread-safe. */
public final class OutputRecords {

    private final JsonObjectWriter json = new JsonObjectWriter();

    /**
     * Returns all records of a decision except its dead letters: ledger entries, balance, exports and notifications, in
     * this order.
     */
    public List<OutputRecord> of(Decision decision) {
        List<OutputRecord> records = new ArrayList<>();
        for (LedgerEntry entry : decision.entries()) {
            records.add(of(entry));
        }
        if (decision.balanceChanged()) {
            records.add(balance(decision.account(), decision.account().timersFiredUntil()));
        }
        for (OrderExport export : decision.exports()) {
            records.add(of(export));
        }
        for (Notification notification : decision.notifications()) {
            records.add(of(notification));
        }
        return records;
    }

    private OutputRecord of(LedgerEntry entry) {
        String customer = entry.customerId();
        String key = customer + "|" + entry.entryId().text();
        return new OutputRecord(
                CloudEventType.LEDGER_ENTRY,
                key,
                customer,
                LedgerEntryWriter.value(json, entry),
                key,
                entry.occurredAt());
    }

    private OutputRecord balance(Account account, Instant asOf) {
        String customer = account.owner().id();
        return new OutputRecord(
                CloudEventType.BALANCE,
                customer,
                customer,
                BalanceWriter.value(json, account, asOf),
                customer + ":" + account.numbers().balances(),
                asOf);
    }

    private OutputRecord of(OrderExport export) {
        return new OutputRecord(
                CloudEventType.ORDER_EXPORT,
                export.orderId(),
                export.orderId(),
                OrderExportWriter.value(json, export),
                export.exportId(),
                export.occurredAt());
    }

    private OutputRecord of(Notification notification) {
        return new OutputRecord(
                CloudEventType.NOTIFICATION,
                notification.customerId(),
                notification.customerId(),
                NotificationWriter.value(json, notification),
                notification.notificationId(),
                notification.occurredAt());
    }
}
