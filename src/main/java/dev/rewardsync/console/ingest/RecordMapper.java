package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.Batch;
import dev.rewardsync.console.database.Row;
import dev.rewardsync.console.database.Table;
import dev.rewardsync.json.BalanceDetails;
import dev.rewardsync.json.LedgerEntryReader;
import dev.rewardsync.json.NotificationHead;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.ParseResult.Failed;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns records of the worker's output topics into rows. */
final class RecordMapper {

    private static final char KEY_SEPARATOR = '|';

    private final TopicNames topics;
    private final Consumer<Unreadable> unreadable;

    /**
     * A record that the worker did not write.
     *
     * @param reason what was expected, without the content of the record
     */
    record Unreadable(TopicRecord at, String reason) {}

    RecordMapper(TopicNames topics, Consumer<Unreadable> unreadable) {
        this.topics = topics;
        this.unreadable = unreadable;
    }

    /** Adds the rows of a record to a batch. */
    void map(TopicRecord read, Batch batch) {
        if (read.topic().equals(topics.ledger())) {
            entry(read, batch);
        } else if (read.topic().equals(topics.balances())) {
            balance(read, batch);
        } else if (read.topic().equals(topics.exports())) {
            ExportRows.add(read, batch, reason -> unreadable.accept(new Unreadable(read, reason)));
        } else if (read.topic().equals(topics.notifications())) {
            notification(read, batch);
        } else if (read.topic().equals(topics.rulesets())) {
            ruleset(read, batch);
        } else if (read.topic().equals(topics.operatorLog())) {
            action(read, batch);
        } else {
            batch.add(DeadLetterRows.row(read));
        }
    }

    private void entry(TopicRecord read, Batch batch) {
        byte[] value = read.value();
        if (value != null) {
            LedgerEntry entry = parsed(read, LedgerEntryReader.read(value));
            if (entry != null) {
                batch.addEntry(row(entry, read), entry);
            }
            return;
        }
        String key = key(read);
        int separator = key.lastIndexOf(KEY_SEPARATOR);
        if (separator < 0) {
            unreadable.accept(new Unreadable(read, "expected a key of a customer and an entry"));
        } else {
            batch.deleteEntry(key.substring(0, separator), key.substring(separator + 1));
        }
    }

    private static Row row(LedgerEntry entry, TopicRecord read) {
        LedgerEntry.SourceEvent source = entry.source();
        return new Row(Table.LEDGER_ENTRY)
                .text("customer_id", entry.customerId())
                .text("entry_id", entry.entryId().text())
                .number("sequence", entry.sequence())
                .text("type", entry.type().name())
                .number("available", entry.available())
                .number("pending", entry.pending())
                .number("balance_available", entry.balance().available())
                .number("balance_pending", entry.balance().pending())
                .text("rule_id", entry.ruleId())
                .text("ruleset", entry.ruleset())
                .text("order_id", entry.orderId())
                .text("source_type", source == null ? null : source.type().wireName())
                .text("source_event_id", source == null ? null : source.eventId())
                .text("message", entry.message())
                .text("reference", entry.reference())
                .text("made_by", entry.by())
                .time("occurred_at", entry.occurredAt())
                .time("recorded_at", read.timestamp());
    }

    private void balance(TopicRecord read, Batch batch) {
        byte[] value = read.value();
        if (value == null) {
            batch.eraseCustomer(key(read));
            return;
        }
        BalanceDetails balance = parsed(read, BalanceDetails.read(value));
        if (balance != null) {
            batch.addCustomer(row(balance), balance.points().customerId());
        }
    }

    private static Row row(BalanceDetails details) {
        var points = details.points();
        var next = points.nextExpiry();
        return new Row(Table.CUSTOMER)
                .text("customer_id", points.customerId())
                .number("available", points.balance().available())
                .number("pending", points.balance().pending())
                .number("earned", points.lifetime().earned())
                .number("spent", points.lifetime().spent())
                .number("expired", points.lifetime().expired())
                .text("tier", details.tier())
                .text("customer_group", details.group())
                .number("last_sequence", points.sequence())
                .number("next_expiry_points", next == null ? null : next.points())
                .time("next_expiry_at", next == null ? null : next.at())
                .time("as_of", details.asOf());
    }

    private void notification(TopicRecord read, Batch batch) {
        byte[] value = read.value();
        if (value == null) {
            unreadable.accept(new Unreadable(read, "expected a notification, got no value"));
            return;
        }
        NotificationHead head = parsed(read, NotificationHead.read(value));
        if (head != null) {
            batch.add(new Row(Table.NOTIFICATION)
                    .text("customer_id", head.customerId())
                    .text("notification_id", head.notificationId())
                    .text("type", head.type())
                    .time("occurred_at", head.occurredAt())
                    .bytes("document", value));
        }
    }

    private void ruleset(TopicRecord read, Batch batch) {
        byte[] value = read.value();
        if (value == null) {
            unreadable.accept(new Unreadable(read, "expected a ruleset, got no value"));
            return;
        }
        batch.add(new Row(Table.RULESET)
                .text("version", key(read))
                .time("recorded_at", read.timestamp())
                .bytes("document", value));
    }

    private void action(TopicRecord read, Batch batch) {
        byte[] value = read.value();
        if (value == null) {
            unreadable.accept(new Unreadable(read, "expected an action of an operator, got no value"));
            return;
        }
        OperatorAction action = parsed(read, OperatorAction.read(value));
        if (action != null) {
            batch.add(new Row(Table.OPERATOR_ACTION)
                    .text("action_id", action.actionId())
                    .integer("partition_id", read.partition())
                    .number("record_offset", read.offset())
                    .text("action", action.action())
                    .time("acted_at", action.at())
                    .text("acted_by", action.by())
                    .text("acted_by_subject", action.subject())
                    .text("sign_in", action.signIn())
                    .text("person_role", action.role())
                    .text("customer_id", action.customerId())
                    .text("customer_hash", action.customerHash())
                    .bytes("details", action.details()));
        }
    }

    private <T> @Nullable T parsed(TopicRecord read, ParseResult<T> result) {
        return switch (result) {
            case Parsed<T>(T value) -> value;
            case Failed<T> failure -> {
                unreadable.accept(new Unreadable(read, failure.detail()));
                yield null;
            }
        };
    }

    private static String key(TopicRecord read) {
        byte[] key = read.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
