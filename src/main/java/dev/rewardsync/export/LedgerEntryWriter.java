package dev.rewardsync.export;

import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;

/** Writes ledger entries as records. */
public final class LedgerEntryWriter {

    private LedgerEntryWriter() {}

    /** Returns the record's value. */
    public static byte[] value(JsonObjectWriter json, LedgerEntry entry) {
        return json.write(entry, LedgerEntryWriter::fields);
    }

    private static void fields(JsonObjectWriter json, LedgerEntry entry) {
        json.text("entryId", entry.entryId().text())
                .text("customerId", entry.customerId())
                .integer("sequence", entry.sequence())
                .ascii("type", entry.type().name())
                .integer("available", entry.available())
                .integer("pending", entry.pending())
                .object("balance", entry.balance(), LedgerEntryWriter::balance)
                .text("ruleId", entry.ruleId())
                .text("ruleset", entry.ruleset())
                .text("orderId", entry.orderId())
                .object("source", entry.source(), LedgerEntryWriter::source)
                .objects("lots", entry.lots(), LedgerEntryWriter::lot)
                .text("message", entry.message())
                .text("reference", entry.reference())
                .text("by", entry.by())
                .instant("occurredAt", entry.occurredAt());
    }

    /** Writes the fields of a balance. */
    public static void balance(JsonObjectWriter json, Balance balance) {
        json.integer("available", balance.available()).integer("pending", balance.pending());
    }

    private static void source(JsonObjectWriter json, LedgerEntry.SourceEvent source) {
        json.ascii("type", source.type().wireName()).text("eventId", source.eventId());
    }

    private static void lot(JsonObjectWriter json, LotChange lot) {
        json.text("lotId", lot.lotId().text()).integer("points", lot.points()).instant("expiresAt", lot.expiresAt());
    }
}
