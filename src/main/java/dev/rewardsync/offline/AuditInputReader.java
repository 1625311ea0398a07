package dev.rewardsync.offline;

import dev.rewardsync.audit.Auditor;
import dev.rewardsync.audit.ReportedBalance;
import dev.rewardsync.audit.ReportedOrder;
import dev.rewardsync.json.BalanceReader;
import dev.rewardsync.json.LedgerEntryReader;
import dev.rewardsync.json.OrderExportReader;
import dev.rewardsync.json.ParseResult.Failed;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads ledger entries, balances and order exports into an {@link Auditor}. Records of other topics are ignored. */
public final class AuditInputReader {

    private final TopicNames topics;
    private final Auditor auditor;

    /** Creates a reader of records from these topics. */
    public AuditInputReader(TopicNames topics, Auditor auditor) {
        this.topics = topics;
        this.auditor = auditor;
    }

    /**
     * Reads a record.
     *
     * @param place the record's position, for findings
     */
    public void read(String place, String topic, byte @Nullable [] key, byte @Nullable [] value) {
        boolean audited =
                topic.equals(topics.ledger()) || topic.equals(topics.balances()) || topic.equals(topics.exports());
        if (!audited) {
            return;
        }
        if (key == null) {
            auditor.addUnreadableRecord(place, "expected a key, got none");
            return;
        }
        String keyText = new String(key, StandardCharsets.UTF_8);
        if (topic.equals(topics.ledger())) {
            entry(place, keyText, value);
        } else if (topic.equals(topics.balances())) {
            balance(place, keyText, value);
        } else {
            export(place, keyText, value);
        }
    }

    /**
     * Reads an output line of the command {@code process}.
     *
     * @param place the line's position, for findings
     */
    public void readLine(String place, byte[] line) {
        try {
            InputLine output = InputLine.read(line);
            read(place, output.topic(), output.key(), output.value());
        } catch (InvalidLineException e) {
            auditor.addUnreadableRecord(place, String.valueOf(e.getMessage()));
        }
    }

    private void entry(String place, String key, byte @Nullable [] value) {
        if (value == null) {
            auditor.addErasedEntry(place, key);
            return;
        }
        switch (LedgerEntryReader.read(value)) {
            case Parsed<LedgerEntry>(LedgerEntry entry) -> auditor.addEntry(place, key, entry);
            case Failed<LedgerEntry> failure -> auditor.addUnreadableEntry(place, key, failure.detail());
        }
    }

    private void balance(String place, String key, byte @Nullable [] value) {
        if (value == null) {
            auditor.addErasedBalance(place, key);
            return;
        }
        switch (BalanceReader.read(value)) {
            case Parsed<ReportedBalance>(ReportedBalance balance) -> auditor.addBalance(place, key, balance);
            case Failed<ReportedBalance> failure -> auditor.addUnreadableBalance(place, key, failure.detail());
        }
    }

    private void export(String place, String key, byte @Nullable [] value) {
        if (value == null) {
            auditor.addUnreadableExport(place, key, "expected an order export, got nothing");
            return;
        }
        switch (OrderExportReader.read(value)) {
            case Parsed<ReportedOrder>(ReportedOrder export) -> auditor.addExport(place, key, export);
            case Failed<ReportedOrder> failure -> auditor.addUnreadableExport(place, key, failure.detail());
        }
    }
}
