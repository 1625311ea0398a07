package dev.rewardsync.console.books;

import dev.rewardsync.console.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds customers and their lots. */
public final class CustomerQueries {

    private static final String LOT_EXPIRY = "COALESCE(expires_at, :never)";
    private static final char LIKE_ESCAPE = '!';

    private final JdbcClient jdbc;

    /** Which lots are listed. */
    public enum LotState {
        /** Lots with points left. */
        OPEN,
        /** All lots that were ever opened. */
        ALL
    }

    /**
     * The open lots of a customer together.
     *
     * @param lots their number
     * @param points the sum of their points
     */
    public record LotTotals(long lots, long points) {}

    public CustomerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the customers whose id begins with a prefix, in the order of the database.
     *
     * @param prefix empty for all
     * @param cursor of an earlier page; null for the first one. It contains an id, unlike the cursors of other lists
     */
    public Page<StoredCustomer> byIdPrefix(String prefix, @Nullable String cursor, int size) {
        Selection selection = new Selection("SELECT * FROM customer").end("ORDER BY customer_id LIMIT :rows");
        if (!prefix.isEmpty()) {
            selection.where("customer_id LIKE :pattern ESCAPE '" + LIKE_ESCAPE + "'", "pattern", likePattern(prefix));
        }
        if (cursor != null) {
            selection.where("customer_id > :after", "after", idOf(cursor));
        }
        List<StoredCustomer> rows = selection
                .with("rows", Page.rowsFor(size))
                .on(jdbc)
                .query((row, number) -> StoredCustomer.of(new ResultRow(row)))
                .list();
        return Page.of(rows, size, shown -> cursorOf(shown.getLast().customerId()));
    }

    /** Returns a pattern for the texts with a prefix, whose characters have no special meaning. */
    private static String likePattern(String prefix) {
        return prefix.replaceAll("[!%_]", LIKE_ESCAPE + "$0") + "%";
    }

    private static String cursorOf(String customerId) {
        return HexFormat.of().formatHex(StoredText.escape(customerId).getBytes(StandardCharsets.UTF_8));
    }

    private static String idOf(String cursor) {
        try {
            return StoredText.unescape(new String(HexFormat.of().parseHex(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidCursorException();
        }
    }

    /** Returns a customer; empty if the customer is unknown. */
    public Optional<StoredCustomer> find(String customerId) {
        return new Selection("SELECT * FROM customer")
                .where("customer_id = :customer", "customer", customerId)
                .on(jdbc)
                .query((row, number) -> StoredCustomer.of(new ResultRow(row)))
                .optional();
    }

    /** Returns the lots of a customer, those that expire first before the others. */
    public Page<StoredLot> lots(String customerId, LotState state, @Nullable String cursor, int size) {
        TimeCursor from = TimeCursor.oldest(cursor);
        Selection selection = new Selection("SELECT * FROM lot")
                .where("customer_id = :customer", "customer", customerId)
                .where(LOT_EXPIRY + " >= :from", "from", from.at())
                .with("never", TimeCursor.END_OF_TIME)
                .with("skip", from.skip())
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY " + LOT_EXPIRY + ", opened_at, lot_id LIMIT :rows OFFSET :skip");
        if (state == LotState.OPEN) {
            selection.where("remaining > 0");
        }
        List<StoredLot> rows = selection
                .on(jdbc)
                .query((row, number) -> StoredLot.of(new ResultRow(row)))
                .list();
        return Page.of(
                rows,
                size,
                shown -> from.after(shown.stream()
                        .map(lot -> lot.expiresAt() == null ? TimeCursor.END_OF_TIME : lot.expiresAt())
                        .toList()));
    }

    /** Returns the sum of the customer's open lots. */
    public LotTotals lotTotals(String customerId) {
        return new Selection("SELECT COUNT(*) AS lots, COALESCE(SUM(remaining), 0) AS points FROM lot")
                .where("customer_id = :customer", "customer", customerId)
                .where("remaining > 0")
                .on(jdbc)
                .query((row, number) -> new LotTotals(row.getLong("lots"), row.getLong("points")))
                .single();
    }
}
