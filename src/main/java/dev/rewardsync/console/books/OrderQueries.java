package dev.rewardsync.console.books;

import dev.rewardsync.console.books.StoredExport.StoredAward;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds orders and their exports. */
public final class OrderQueries {

    private static final String ORDERS = "SELECT " + StoredOrder.COLUMNS + " FROM order_export e";

    private final JdbcClient jdbc;

    private record ExportAndDocument(StoredOrder order, byte[] document) {}

    public OrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the latest exports of a customer's orders, the newest first.
     *
     * @param cursor of an earlier page; null for the first one
     */
    public Page<StoredOrder> ofCustomer(String customerId, @Nullable String cursor, int size) {
        TimeCursor from = TimeCursor.newest(cursor);
        List<StoredOrder> rows = orders(new Selection(ORDERS)
                .where("e.customer_id = :customer", "customer", customerId)
                .where("e.latest")
                .where("e.occurred_at <= :from", "from", from.at())
                .with("skip", from.skip())
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY e.customer_id DESC, e.latest DESC, e.occurred_at DESC, e.export_id"
                        + " LIMIT :rows OFFSET :skip"));
        return Page.of(
                rows,
                size,
                shown -> from.after(shown.stream().map(StoredOrder::occurredAt).toList()));
    }

    /** Returns the latest export of an order; empty if the order is unknown. */
    public Optional<StoredOrder> find(String orderId, boolean guest) {
        return orders(of(orderId, guest, "").end("ORDER BY e.revision DESC LIMIT 1")).stream()
                .findFirst();
    }

    /**
     * Returns the exports of an order, the highest revision first; none if the order is unknown.
     *
     * @param cursor of an earlier page; null for the first one
     */
    public Page<StoredExport> revisions(String orderId, boolean guest, @Nullable String cursor, int size) {
        List<StoredExport> exports = exports(of(orderId, guest, ", e.document")
                .where("e.revision < :before", "before", NumberCursor.parse(cursor))
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY e.revision DESC LIMIT :rows"));
        return Page.of(
                exports, size, shown -> Integer.toString(shown.getLast().order().revision()));
    }

    /**
     * Returns the latest export that was decided by evaluating the rules: the order's first one, or that of its latest amendment.
     * Empty if it is not in the database.
     */
    public Optional<StoredExport> decided(String orderId, boolean guest) {
        return exports(of(orderId, guest, ", e.document")
                        .where("e.reason IN ('PLACED', 'AMENDED')")
                        .end("ORDER BY e.revision DESC LIMIT 1"))
                .stream()
                .findFirst();
    }

    /** Returns the first export of an order that is in the database; empty if the order is unknown. */
    public Optional<StoredOrder> first(String orderId, boolean guest) {
        return orders(of(orderId, guest, "").end("ORDER BY e.revision LIMIT 1")).stream()
                .findFirst();
    }

    private static Selection of(String orderId, boolean guest, String moreColumns) {
        return new Selection("SELECT " + StoredOrder.COLUMNS + moreColumns + " FROM order_export e")
                .where("e.order_id = :order", "order", orderId)
                .where("e.guest = :guest", "guest", guest);
    }

    private List<StoredOrder> orders(Selection selection) {
        return selection
                .on(jdbc)
                .query((row, number) -> StoredOrder.of(new ResultRow(row)))
                .list();
    }

    private List<StoredExport> exports(Selection selection) {
        List<ExportAndDocument> rows = selection
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new ExportAndDocument(StoredOrder.of(read), read.bytes("document"));
                })
                .list();
        Map<String, List<StoredAward>> awards = awards(rows);
        return rows.stream()
                .map(row -> new StoredExport(
                        row.order(), awards.getOrDefault(row.order().exportId(), List.of()), row.document()))
                .toList();
    }

    private Map<String, List<StoredAward>> awards(List<ExportAndDocument> exports) {
        Map<String, List<StoredAward>> awards = new HashMap<>();
        for (ExportAndDocument export : exports) {
            String exportId = export.order().exportId();
            awards.put(exportId, awards(exportId));
        }
        return awards;
    }

    private List<StoredAward> awards(String exportId) {
        return new Selection("SELECT rule_id, rule_name, points, trial FROM rule_award")
                .where("export_id = :export", "export", exportId)
                .end("ORDER BY trial, rule_id")
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new StoredAward(
                            read.text("rule_id"), read.text("rule_name"), read.number("points"), read.flag("trial"));
                })
                .list();
    }

    /**
     * Returns the order that an export belongs to, byte for byte as the shop sent it; empty if the database does not have it,
     * because retention deleted the export that contains it.
     */
    public Optional<byte[]> orderDocument(String exportId) {
        return new Selection("SELECT o.order_document FROM order_export e JOIN order_export o"
                        + " ON o.export_id = COALESCE(e.order_export, e.export_id)")
                .where("e.export_id = :export", "export", exportId)
                .where("o.order_document IS NOT NULL")
                .on(jdbc)
                .query((row, number) -> row.getBytes("order_document"))
                .optional();
    }
}
