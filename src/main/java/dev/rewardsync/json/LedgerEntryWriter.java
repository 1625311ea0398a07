package dev.rewardsync.json;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import java.nio.charset.StandardCharsets;

/** Ledger entries as records. */
public final class LedgerEntryWriter {

    private LedgerEntryWriter() {}

    /** The record's key: customer and entry, so that compaction keeps every entry. */
    public static byte[] key(LedgerEntry entry) {
        return (entry.customerId() + '|' + entry.entryId()).getBytes(StandardCharsets.UTF_8);
    }

    /** The record's value. */
    public static byte[] value(LedgerEntry entry) {
        return JsonObjectWriter.write(json -> json.text("entryId", entry.entryId())
                .text("customerId", entry.customerId())
                .integer("sequence", entry.sequence())
                .text("type", entry.type().name())
                .integer("available", entry.available())
                .integer("pending", entry.pending())
                .object("balance", entry.balance(), LedgerEntryWriter::balance)
                .text("ruleId", entry.ruleId())
                .text("ruleset", entry.ruleset())
                .text("orderId", entry.orderId())
                .object("source", entry.source(), LedgerEntryWriter::source)
                .objects("lots", entry.lots(), LedgerEntryWriter::lot)
                .text("message", entry.message())
                .instant("occurredAt", entry.occurredAt()));
    }

    static void balance(JsonObjectWriter json, Balance balance) {
        json.integer("available", balance.available()).integer("pending", balance.pending());
    }

    private static void source(JsonObjectWriter json, LedgerEntry.Source source) {
        json.text("type", source.type().wireName()).text("eventId", source.eventId());
    }

    private static void lot(JsonObjectWriter json, LotChange lot) {
        json.text("lotId", lot.lotId()).integer("points", lot.points()).instant("expiresAt", lot.expiresAt());
    }
}
