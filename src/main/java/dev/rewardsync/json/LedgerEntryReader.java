package dev.rewardsync.json;

import dev.rewardsync.event.EventType;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ledger entries that the worker wrote. Unknown fields are ignored. */
public final class LedgerEntryReader {

    private LedgerEntryReader() {}

    /** Reads the entry in a record's value. */
    public static ParseResult<LedgerEntry> read(byte[] value) {
        return OutputFields.read(value, null, LedgerEntryReader::entry);
    }

    private static LedgerEntry entry(JsonFields fields) {
        return new LedgerEntry(
                EntryId.parse(OutputFields.text(fields, "entryId")),
                fields.id("customerId"),
                fields.requiredInteger("sequence", 1, Long.MAX_VALUE),
                OutputFields.enumValue(fields, "type", EntryType.values()),
                OutputFields.points(fields, "available"),
                OutputFields.points(fields, "pending"),
                OutputFields.balance(fields.requiredObject("balance")),
                fields.text("ruleId"),
                OutputFields.text(fields, "ruleset"),
                fields.text("orderId"),
                source(fields.object("source")),
                lots(fields),
                fields.text("message"),
                fields.text("reference"),
                fields.text("by"),
                fields.instant("occurredAt"));
    }

    private static LedgerEntry.@Nullable SourceEvent source(@Nullable JsonFields fields) {
        if (fields == null) {
            return null;
        }
        EventType type = EventType.named(OutputFields.text(fields, "type")).orElse(null);
        if (type == null) {
            fields.addError("type", "expected a kind of event such as order-placed");
            return null;
        }
        return new LedgerEntry.SourceEvent(type, OutputFields.text(fields, "eventId"));
    }

    private static List<LotChange> lots(JsonFields fields) {
        List<JsonFields> lots = OutputFields.objects(fields, "lots");
        List<LotChange> changes = new ArrayList<>(lots.size());
        for (JsonFields lot : lots) {
            changes.add(new LotChange(
                    EntryId.parse(OutputFields.text(lot, "lotId")),
                    OutputFields.points(lot, "points"),
                    Expiry.at(lot.optionalInstant("expiresAt")),
                    0));
        }
        return List.copyOf(changes);
    }
}
