package dev.rewardsync.console.page;

import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.books.StoredOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The revisions of an order side by side, the oldest first.
 *
 * @param revisions the columns
 * @param rows the figures
 */
public record RevisionTable(List<StoredOrder> revisions, List<Row> rows) {

    /** A figure in all revisions. */
    public record Row(String name, List<Cell> cells) {}

    /**
     * A figure in one revision.
     *
     * @param changed whether it differs from the revision before
     */
    public record Cell(String text, boolean changed) {}

    /** Returns the table of some revisions, the newest first. */
    static RevisionTable of(List<StoredExport> newestFirst, PageFormat format, Words words) {
        List<StoredOrder> revisions =
                newestFirst.reversed().stream().map(StoredExport::order).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "Points used", revisions, order -> format.points(order.points().used())));
        rows.add(row(
                "Points earned",
                revisions,
                order -> format.points(order.points().earned())));
        rows.add(row(
                "State of the points",
                revisions,
                order -> words.earnedStatus(order.points().earnedStatus())));
        rows.add(row(
                "Net change", revisions, order -> format.change(order.points().netBalanceChange())));
        rows.add(amount("Subtotal", revisions, format, order -> order.amounts().subtotal()));
        rows.add(amount("Discount", revisions, format, order -> order.amounts().discount()));
        rows.add(amount(
                "Reward discount", revisions, format, order -> order.amounts().rewardDiscount()));
        rows.add(amount("Shipping", revisions, format, order -> order.amounts().shipping()));
        rows.add(amount("Tax", revisions, format, order -> order.amounts().tax()));
        rows.add(amount(
                "Grand total", revisions, format, order -> order.amounts().grandTotal()));
        rows.add(row(
                "Discrepancies",
                revisions,
                order -> Integer.toString(order.discrepancies().size())));
        return new RevisionTable(revisions, List.copyOf(rows));
    }

    private static Row amount(
            String name, List<StoredOrder> revisions, PageFormat format, Function<StoredOrder, BigDecimal> amount) {
        return row(name, revisions, order -> format.amount(amount.apply(order)));
    }

    private static Row row(String name, List<StoredOrder> revisions, Function<StoredOrder, String> figure) {
        List<Cell> cells = new ArrayList<>(revisions.size());
        String before = null;
        for (StoredOrder revision : revisions) {
            String text = figure.apply(revision);
            cells.add(new Cell(text, before != null && !before.equals(text)));
            before = text;
        }
        return new Row(name, List.copyOf(cells));
    }
}
