package dev.rewardsync.console.books;

import dev.rewardsync.ledger.EntryType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the histories of customers: their ledger entries. */
public final class HistoryQueries {

    private final JdbcClient jdbc;

    /**
     * The wanted entries.
     *
     * @param types empty for all
     * @param from the first {@code occurredAt}; null for no limit
     * @param until the end of {@code occurredAt}, exclusive; null for no limit
     */
    public record HistoryFilter(
            Set<EntryType> types,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** All entries. */
        public static final HistoryFilter ALL = new HistoryFilter(Set.of(), null, null);
    }

    public HistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the entries of a customer, the newest first.
     *
     * @param cursor of an earlier page with the same filter; null for the first one
     */
    public Page<StoredEntry> of(String customerId, HistoryFilter filter, @Nullable String cursor, int size) {
        // H2 reads an index backwards only if all its columns are sorted so.
        Selection selection = new Selection("SELECT * FROM ledger_entry")
                .where("customer_id = :customer", "customer", customerId)
                .where("sequence < :before", "before", NumberCursor.parse(cursor))
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY customer_id DESC, sequence DESC LIMIT :rows");
        if (!filter.types().isEmpty()) {
            selection.where(
                    "type IN (:types)",
                    "types",
                    filter.types().stream().map(Enum::name).toList());
        }
        if (filter.from() != null) {
            selection.where("occurred_at >= :from", "from", filter.from());
        }
        if (filter.until() != null) {
            selection.where("occurred_at < :until", "until", filter.until());
        }
        return Page.of(
                entries(selection), size, shown -> Long.toString(shown.getLast().sequence()));
    }

    /** Returns the entries of a customer that belong to an order, the oldest first. */
    public List<StoredEntry> ofOrder(String customerId, String orderId) {
        return entries(new Selection("SELECT * FROM ledger_entry")
                .where("customer_id = :customer", "customer", customerId)
                .where("order_id = :order", "order", orderId)
                .with("rows", Page.MAX_SIZE)
                .end("ORDER BY sequence LIMIT :rows"));
    }

    private List<StoredEntry> entries(Selection selection) {
        return selection
                .on(jdbc)
                .query((row, number) -> StoredEntry.of(new ResultRow(row)))
                .list();
    }
}
