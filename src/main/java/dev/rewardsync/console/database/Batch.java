package dev.rewardsync.console.database;

import dev.rewardsync.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of some records, in the order in which they were read. Of two rows with the same key, the last one counts. */
public final class Batch {

    private final Map<Table, Map<List<@Nullable Object>, Row>> rows = new EnumMap<>(Table.class);
    private final Map<List<@Nullable Object>, LedgerEntry> entries = new LinkedHashMap<>();
    private final Set<List<@Nullable Object>> deletedEntries = new LinkedHashSet<>();
    private final Set<String> erasedCustomers = new LinkedHashSet<>();

    /** Adds a row. */
    public void add(Row row) {
        rows.computeIfAbsent(row.table(), table -> new LinkedHashMap<>()).put(row.key(), row);
    }

    /** Adds a ledger entry; its lots change too. */
    public void addEntry(Row row, LedgerEntry entry) {
        add(row);
        entries.put(row.key(), entry);
        deletedEntries.remove(row.key());
    }

    /** Adds a balance. */
    public void addCustomer(Row row, String customerId) {
        add(row);
        erasedCustomers.remove(StoredText.escape(customerId));
    }

    /** Deletes a ledger entry, and the lots of its customer: only an erasure deletes entries. */
    public void deleteEntry(String customerId, String entryId) {
        List<@Nullable Object> key = List.of(StoredText.escape(customerId), StoredText.escape(entryId));
        remove(Table.LEDGER_ENTRY, key);
        entries.remove(key);
        deletedEntries.add(key);
    }

    /** Deletes everything about a customer. */
    public void eraseCustomer(String customerId) {
        String stored = StoredText.escape(customerId);
        remove(Table.CUSTOMER, List.of(stored));
        erasedCustomers.add(stored);
    }

    private void remove(Table table, List<@Nullable Object> key) {
        Map<List<@Nullable Object>, Row> ofTable = rows.get(table);
        if (ofTable != null) {
            ofTable.remove(key);
        }
    }

    /** Returns the rows of a table. */
    public Collection<Row> rows(Table table) {
        Map<List<@Nullable Object>, Row> ofTable = rows.get(table);
        return ofTable == null ? List.of() : new ArrayList<>(ofTable.values());
    }

    /** Returns the ledger entry of a row. */
    @Nullable
    LedgerEntry entry(Row row) {
        return entries.get(row.key());
    }

    /** Returns the keys of the ledger entries to delete. */
    Set<List<@Nullable Object>> deletedEntries() {
        return deletedEntries;
    }

    /** Returns the stored ids of the customers to erase. */
    Set<String> erasedCustomers() {
        return erasedCustomers;
    }
}
